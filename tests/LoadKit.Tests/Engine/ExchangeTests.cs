using LoadKit.Model;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>Steps that know more of themselves than their time, as HTTP steps do.</summary>
public class ExchangeTests
{
    private readonly Simulated sim = new();

    private LoadTest Test(Func<VirtualUser, CancellationToken, ValueTask> body) => sim.Test(Load.Closed.Hold(2, 100.Seconds), UserType.Create("user", 1, Scenario.Create("call", body)));

    // As HTTP steps use it.
    private async ValueTask Exchange(VirtualUser user, TimeSpan time, Action<WireExchange>? note = null, TimeSpan? limit = null, string step = "get")
    {
        var exchange = user.BeginExchange(step, limit ?? 30.Seconds);
        try
        {
            await sim.Answer(time, exchange.Token);
            note?.Invoke(exchange);
        }
        catch (Exception exception)
        {
            throw user.EndExchange(exchange, exception);
        }

        user.EndExchange(exchange);
    }

    [Test]
    public async Task Bytes_retries_and_phases_of_a_step_are_in_its_result_and_in_the_totals()
    {
        var result = await Test(async (user, _) => await Exchange(user, 1.Seconds, exchange =>
        {
            (exchange.Sent, exchange.Received, exchange.IsRetry) = (100, 2_000, user.Iteration % 4 == 0);
            exchange.Spent(ExchangePhase.Receiving, 200.Milliseconds);
            exchange.Spent(ExchangePhase.Waiting, 800.Milliseconds);
            if (user.Iteration == 1)
            {
                exchange.Spent(ExchangePhase.NameLookup, 10.Milliseconds);
                exchange.Spent(ExchangePhase.NameLookup, 20.Milliseconds);
            }
        })).RunAsync();

        var step = result.Step("get")!;
        Assert.Multiple(() =>
        {
            Assert.That(step.Requests.Count, Is.EqualTo(200));
            Assert.That(step.Traffic, Is.EqualTo(new Traffic(20_000, 400_000, 50, 100.Seconds)));
            Assert.That(step.Traffic.ReceivedPerSecond, Is.EqualTo(4_000));
            Assert.That(result.Totals.Traffic, Is.EqualTo(step.Traffic));
            Assert.That(result.Timeline.Sum(second => second.BytesSent), Is.EqualTo(20_000));
            Assert.That(result.Timeline.Sum(second => second.BytesReceived), Is.EqualTo(400_000));
            Assert.That(
                step.Phases.Select(phase => (phase.Name, phase.Time.Count, phase.Time.Max)),
                Is.EqualTo([("name lookup", 2L, 30.Milliseconds), ("waiting", 200L, 800.Milliseconds), ("receiving", 200L, 200.Milliseconds)]));
            Assert.That(result.Tags, Is.Empty);
        });
    }

    [Test]
    public async Task Bytes_that_a_scenario_counts_belong_to_the_step_in_which_it_does_or_to_the_iteration()
    {
        var result = await Test(async (user, ct) =>
        {
            await user.Step("publish", async () =>
            {
                await sim.Answer(1.Seconds, ct);
                user.CountBytes(sent: 10, received: 1);
                user.CountBytes(sent: 10, received: 0);
            });
            user.CountBytes(sent: 0, received: 5);
        }).RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(result.Step("publish")!.Traffic, Is.EqualTo(new Traffic(4_000, 200, 0, 100.Seconds)));
            Assert.That(result.Totals.Traffic, Is.EqualTo(new Traffic(4_000, 1_200, 0, 100.Seconds)));
        });
    }

    [Test]
    public async Task A_failure_is_the_steps_and_the_iterations_and_no_other_steps_that_is_open()
    {
        var result = await Test(async (user, ct) => await Task.WhenAll(
            Exchange(user, 1.Seconds, exchange => exchange.Failure = new Failure("HTTP 404", "Not Found"), step: "bad").AsTask(),
            Exchange(user, 2.Seconds, step: "good").AsTask())).RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(result.Steps.Select(step => (step.Name, step.Requests.Failed)), Is.EqualTo([("bad", 100L), ("good", 0L)]));
            Assert.That(result.Totals.Iterations.Measured.Failed, Is.EqualTo(100));
            Assert.That(result.Totals.Requests.Failed, Is.EqualTo(100));
            Assert.That(result.Errors.Single(), Has.Property("Kind").EqualTo("HTTP 404").And.Property("Count").EqualTo(100));
        });
    }

    [Test]
    public async Task An_attempt_that_is_repeated_is_a_rejected_request_and_no_failure_of_its_iteration()
    {
        var result = await Test(async (user, ct) =>
        {
            await Exchange(user, 100.Milliseconds, exchange => (exchange.Failure, exchange.IsRepeated) = (Failure.Rejected("429"), true));
            await user.Think(400.Milliseconds, ct);
            await Exchange(user, 500.Milliseconds, exchange => exchange.IsRetry = true);
        }).RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That((result.Totals.Requests.Count, result.Totals.Requests.Rejected), Is.EqualTo((400L, 200L)));
            Assert.That((result.Totals.Iterations.Measured.Count, result.Totals.Iterations.Measured.Failed), Is.EqualTo((200L, 0L)));
            Assert.That(result.Totals.Traffic.Retries, Is.EqualTo(200));
        });
    }

    [TestCase("HTTP 500", "rejected")]
    [TestCase("rejected", "HTTP 500")]
    public async Task An_iteration_in_which_one_request_failed_and_one_was_rejected_failed(string first, string second)
    {
        var result = await Test(async (user, _) =>
        {
            await Exchange(user, 0.5.Seconds, exchange => exchange.Failure = Of(first));
            await Exchange(user, 0.5.Seconds, exchange => exchange.Failure = Of(second));
        }).RunAsync();

        Assert.That((result.Totals.Requests.Failed, result.Totals.Requests.Rejected), Is.EqualTo((400L, 200L)));
        Assert.That((result.Totals.Iterations.Measured.Failed, result.Totals.Iterations.Measured.Rejected), Is.EqualTo((200L, 0L)));

        static Failure Of(string kind) => kind == "rejected" ? Failure.Rejected("429") : new Failure(kind, "no");
    }

    [Test]
    public async Task A_check_of_a_request_that_failed_is_no_failure_more()
    {
        var result = await Test(async (user, _) =>
        {
            var isBad = user.Iteration % 2 == 0;
            await Exchange(user, 1.Seconds, exchange => exchange.Failure = isBad ? Failure.Rejected("429") : Failure.None);
            user.Check("logged in", !isBad);
        }).RunAsync();

        Assert.That((result.Totals.Requests.Count, result.Totals.Requests.Failed, result.Totals.Requests.Rejected), Is.EqualTo((200L, 100L, 100L)));
        Assert.That(result.Checks.Single().Failed, Is.EqualTo(100));
    }

    [Test]
    public async Task A_check_of_a_request_that_was_good_is_a_failed_request_beside_it()
    {
        var result = await Test(async (user, _) =>
        {
            await Exchange(user, 0.5.Seconds, exchange => exchange.Failure = new Failure("HTTP 500", "no"));
            await Exchange(user, 0.5.Seconds);
            user.Check("right", false);
        }).RunAsync();

        Assert.That((result.Totals.Requests.Count, result.Totals.Requests.Failed), Is.EqualTo((600L, 400L)));
    }

    [Test]
    public async Task An_exception_of_a_rejected_step_that_ends_the_iteration_makes_it_a_rejected_one()
    {
        var result = await Test(async (user, _) =>
        {
            var exchange = user.BeginExchange("get", 30.Seconds);
            await sim.Answer(1.Seconds, exchange.Token);
            exchange.Failure = Failure.Rejected("429");
            throw user.EndExchange(exchange, new HttpRequestException("The server answered 429."));
        }).RunAsync();

        Assert.That((result.Totals.Requests.Count, result.Totals.Requests.Rejected, result.Totals.Iterations.Measured.Rejected), Is.EqualTo((200L, 200L, 200L)));
        Assert.That(result.Errors.Single().Kind, Is.EqualTo("rejected"));
    }

    [Test]
    public async Task A_request_that_outlives_its_iteration_fails_none_that_follows()
    {
        var late = Task.CompletedTask;
        var result = await Test(async (user, ct) =>
        {
            if (user.Iteration == 1)
                late = Exchange(user, 1.5.Seconds, exchange => exchange.Failure = new Failure("HTTP 500", "no"), step: "late").AsTask();
            await Exchange(user, 1.Seconds);
        }).RunAsync();

        Assert.That(result.Totals.Iterations.Measured.Failed, Is.Zero);
        Assert.That(result.Step("late")!.Requests.Failed, Is.EqualTo(2));
    }

    [Test]
    public async Task What_the_end_of_the_run_cuts_off_has_not_failed_though_somebody_wraps_the_cancellation()
    {
        var result = await Test(async (user, _) =>
        {
            var exchange = user.BeginExchange("get", 1.Hours);
            try
            {
                await sim.Answer(1.Hours, exchange.Token);
            }
            catch (OperationCanceledException cancelled)
            {
                throw user.EndExchange(exchange, new InvalidOperationException("gave up", cancelled));
            }
        }).WithGracefulStop(1.Seconds).RunAsync();

        Assert.That((result.Totals.Requests.Failed, result.Totals.Counts.Unfinished), Is.EqualTo((0L, 2L)));
    }

    private static IEnumerable<Load> EveryKindOfLoad => [Load.Closed.Hold(3, 10.Seconds), Load.Closed.Iterations(3, users: 3).Within(10.Seconds), Load.Open.Hold(0.3.PerSecond, 10.Seconds).AtMost(5)];

    [TestCaseSource(nameof(EveryKindOfLoad))]
    public async Task The_end_of_the_graceful_stop_ends_the_time_limits_of_all_steps(Load load)
    {
        var cancelled = 0;
        var result = await sim.Test(load, UserType.Create("user", 1, Scenario.Create("wait", async (user, _) =>
        {
            await Exchange(user, 0.1.Seconds);
            try
            {
                await Exchange(user, 5.Hours, limit: 1.Hours);
            }
            catch (OperationCanceledException)
            {
                cancelled++;
                throw;
            }
        }))).WithGracefulStop(2.Seconds).RunAsync();

        Assert.That((cancelled, result.Totals.Counts.Unfinished, result.Totals.Requests.Failed), Is.EqualTo((3, 3L, 0L)));
        Assert.That(result.Duration, Is.EqualTo(12.Seconds).Within(0.1.Seconds));
    }

    [TestCase(null, "5 s")]
    [TestCase(3, "3 s")]
    public async Task An_exchange_ends_when_its_time_is_over_or_the_steps(int? stepTimeout, string limit)
    {
        var seen = new List<Exception>();
        var test = Test(async (user, _) =>
        {
            try
            {
                await Exchange(user, 1.Hours, limit: 5.Seconds);
            }
            catch (TimeoutException exception)
            {
                seen.Add(exception);
            }
        });
        var result = await (stepTimeout is { } seconds ? test.WithStepTimeout(seconds.Seconds) : test).RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(result.Errors.Single().Example, Is.EqualTo($"the step took longer than {limit}"));
            Assert.That(result.Step("get")!.Requests.Latency.Max, Is.EqualTo((stepTimeout ?? 5).Seconds));
            Assert.That(seen, Has.Count.EqualTo(result.Totals.Requests.Failed));
        });
    }

    [Test]
    public async Task Limits_of_different_lengths_do_not_take_each_others_place()
    {
        var result = await Test(async (user, _) =>
        {
            await Exchange(user, 1.Seconds, limit: 2.Seconds, step: "short");
            await Exchange(user, 3.Seconds, limit: 4.Seconds, step: "long");
        }).RunAsync();

        Assert.That(result.Totals.Requests.Failed, Is.Zero, result.Explain());
    }

    [Test]
    public async Task The_slowest_of_the_traced_requests_are_named_with_what_they_worked_with()
    {
        var result = await Test(async (user, _) =>
        {
            user.Note("order", $"{user.Id}-{user.Iteration}");
            await Exchange(user, TimeSpan.FromMilliseconds(user.Iteration * 100), exchange => exchange.TraceId = FormattableString.Invariant($"{(user.Id * 1_000) + user.Iteration:x32}"));
        }).RunAsync();

        var last = result.Slowest[0];
        Assert.Multiple(() =>
        {
            Assert.That(result.Slowest, Has.Count.EqualTo(3));
            Assert.That(result.Slowest.Select(slow => slow.Latency), Is.Ordered.Descending);
            Assert.That(last.Latency, Is.EqualTo(result.Step("get")!.Requests.Latency.Max));
            Assert.That(last.TraceId, Has.Length.EqualTo(32));
            Assert.That(last.Context, Does.Match(@"^user \d \(user\), iteration (\d+), order: \d-\1$"));
        });
    }

    [Test]
    public async Task An_error_tells_what_its_example_worked_with_and_in_which_trace()
    {
        var result = await Test(async (user, _) =>
        {
            user.Note("order", "17");
            user.Note("account", "item 3");
            user.Note("order", "18");
            await Exchange(user, 1.Seconds, exchange => (exchange.Failure, exchange.TraceId) = (new Failure("HTTP 500", "Internal Server Error") { Example = new Long() }, new string('a', 32)));
        }).RunAsync();

        var error = result.Errors.Single();
        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Is.EqualTo("Internal Server Error"));
            Assert.That(error.Example, Is.EqualTo("GET /orders/18: 500, the table is locked"));
            Assert.That(error.Context, Does.Match(@"^user \d \(user\), iteration 1, order: 18, account: item 3, trace a{32}$"));
        });
    }

    private sealed class Long : IFailureExample
    {
        public string Text => "GET /orders/18: 500, the table is locked";
    }
}
