using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

public class FailureTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task Errors_and_slow_requests_of_the_warm_up_are_in_no_group_and_on_no_list()
    {
        var result = await sim.Test(Load.Closed.Hold(1, 3.Seconds), UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            var exchange = user.BeginExchange("get", 10.Seconds);
            await sim.Answer(1.Seconds, ct);
            exchange.TraceId = FormattableString.Invariant($"{user.Iteration:x32}");
            user.EndExchange(exchange);
            user.Fail("no");
        }))).WithWarmUp(2.Seconds).RunAsync();

        Assert.That(result.Timeline.Sum(second => second.Failed), Is.EqualTo(4));
        Assert.That(result.Errors.Single().Count, Is.EqualTo(3));
        Assert.That(result.Slowest, Has.Count.EqualTo(3));
        Assert.That(result.Slowest.Min(slow => slow.End), Is.GreaterThan(2.Seconds));
        Assert.That(result.Timeline.SelectMany(second => second.Errors).Sum(error => error.Count), Is.EqualTo(3));
    }

    [Test]
    public async Task A_step_that_throws_is_a_failed_request_and_a_failed_iteration_in_one_group()
    {
        var result = await Run(async (user, ct) =>
        {
            await user.Step("ok", () => sim.Answer(100.Milliseconds, ct));
            await user.Step("pay", async () =>
            {
                await sim.Answer(900.Milliseconds, ct);
                throw new InvalidOperationException($"order {user.Iteration} refused");
            });
        });

        Assert.That(result.Totals.Requests.Count, Is.EqualTo(20));
        Assert.That(result.Totals.Requests.Failed, Is.EqualTo(10));
        Assert.That(result.Step("pay")!.Requests.Latency.Max, Is.EqualTo(900.Milliseconds), "a failure is recorded at the time it took");
        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(10, 0, 10, 0, 0)));
        Assert.That(result.Errors, Is.EqualTo([new ErrorGroup("pay", "InvalidOperationException", "order {n} refused", "order 1 refused", 10, 1.Seconds, 10.Seconds) { Context = "user 1 (user), iteration 1" }]));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(result.Reason, Is.EqualTo("every one of 10 iterations failed"));
    }

    [Test]
    public async Task A_scenario_may_deal_with_a_failed_step_and_go_on()
    {
        var result = await Run(async (user, ct) =>
        {
            for (var attempt = 0; attempt < 2; attempt++)
            {
                try
                {
                    await user.Step(attempt == 0 ? "get" : "retry", async () =>
                    {
                        await sim.Answer(500.Milliseconds, ct);
                        throw attempt == 0 ? new TimeoutException("no answer") : new InvalidOperationException("never thrown");
                    });
                }
                catch (TimeoutException)
                {
                    await user.Step("again", () => sim.Answer(500.Milliseconds, ct));
                    return;
                }
            }
        });

        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(10, 10, 0, 0, 0)));
        Assert.That(result.Totals.Requests.Failed, Is.EqualTo(10));
    }

    [Test]
    public async Task An_exception_outside_the_steps_is_a_failed_request_of_its_own()
    {
        var result = await Run(async (user, ct) =>
        {
            await user.Step("get", () => sim.Answer(1.Seconds, ct));
            throw new FormatException("unexpected answer");
        });

        Assert.That(result.Step("get")!.Requests.Failed, Is.Zero);
        Assert.That(result.Totals.Requests.Count, Is.EqualTo(20));
        Assert.That(result.Totals.Requests.Failed, Is.EqualTo(10));
        Assert.That(result.Totals.Requests.Latency.Count, Is.EqualTo(10), "it has no time of its own");
        Assert.That(result.Errors.Single().Where, Is.EqualTo("s"));
        Accounting.Adds(result);
    }

    [Test]
    public async Task An_iteration_without_steps_is_a_request()
    {
        var result = await Run(async (_, ct) => await sim.Answer(1.Seconds, ct));

        Assert.That(result.Totals.Requests.Count, Is.EqualTo(10));
        Assert.That(result.Totals.Requests.Latency.Max, Is.EqualTo(1.Seconds));
        Assert.That(result.Steps, Is.Empty);
    }

    [Test]
    public async Task A_failed_check_inside_a_step_fails_that_step()
    {
        var result = await Run(async (user, ct) =>
        {
            await user.Step("list", () => sim.Answer(200.Milliseconds, ct));
            await user.Step("get", async () =>
            {
                await sim.Answer(800.Milliseconds, ct);
                user.Check("has items", user.Iteration % 2 == 0);
            });
        });

        Assert.That(result.Step("list")!.Requests.Failed, Is.Zero);
        Assert.That(result.Step("get")!.Requests.Failed, Is.EqualTo(5));
        Assert.That(result.Checks, Is.EqualTo([new CheckResult("has items", 5, 5)]));
        Assert.That(result.Totals.Counts.Failed, Is.EqualTo(5));
        Assert.That(result.Errors.Select(error => (error.Where, error.Kind, error.Message)), Is.EqualTo([("get", "check", "has items")]));
    }

    [Test]
    public async Task A_failed_check_outside_the_steps_fails_the_iteration()
    {
        var result = await Run(async (user, ct) =>
        {
            await user.Step("get", () => sim.Answer(1.Seconds, ct));
            user.Check("has items", false);
        });

        Assert.That(result.Step("get")!.Requests.Failed, Is.Zero);
        Assert.That(result.Totals.Requests.Failed, Is.EqualTo(10));
        Assert.That(result.Totals.Counts.Failed, Is.EqualTo(10));
    }

    [Test]
    public async Task Fail_says_why()
    {
        var result = await Run(async (user, ct) => await user.Step("get", async () =>
        {
            await sim.Answer(1.Seconds, ct);
            user.Fail("the basket is empty");
        }));

        Assert.That(result.Errors.Select(error => (error.Kind, error.Message, error.Count)), Is.EqualTo([("failed", "the basket is empty", 10L)]));
    }

    [Test]
    public async Task A_step_that_takes_longer_than_its_limit_is_a_timeout_even_if_it_ignores_its_token()
    {
        var result = await Run(
            async (user, ct) =>
            {
                try
                {
                    await user.Step("slow", () => sim.Answer(Simulated.Long, CancellationToken.None));
                }
                catch (TimeoutException)
                {
                    await sim.Answer(500.Milliseconds, ct);
                }
            },
            test => test.WithStepTimeout(500.Milliseconds));

        Assert.That(result.Step("slow")!.Requests.Failed, Is.EqualTo(10));
        Assert.That(result.Step("slow")!.Requests.Latency.Max, Is.EqualTo(500.Milliseconds));
        Assert.That(result.Errors.Single().Kind, Is.EqualTo("timeout"));
        Assert.That(result.Errors.Single().Example, Is.EqualTo("the step took longer than 500 ms"));
    }

    [Test]
    public async Task A_step_gets_a_token_that_its_time_limit_cancels()
    {
        var cancelled = 0;
        await Run(
            async (user, ct) => await user.Step("slow", async step =>
            {
                try
                {
                    await sim.Answer(Simulated.Long, step);
                }
                catch (OperationCanceledException)
                {
                    cancelled++;
                    throw;
                }
            }),
            test => test.WithStepTimeout(1.Seconds));

        Assert.That(cancelled, Is.EqualTo(10));
    }

    [Test]
    public async Task An_iteration_that_takes_longer_than_its_limit_is_a_timeout_and_the_user_goes_on()
    {
        var result = await Run(
            async (user, ct) => await sim.Answer(Simulated.Long, user.Iteration % 2 == 0 ? ct : CancellationToken.None),
            test => test.WithIterationTimeout(1.Seconds));

        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(10, 0, 10, 0, 0)));
        Assert.That(result.Errors.Single().Example, Is.EqualTo("the iteration took longer than 1 s"));
        Accounting.Adds(result);
    }

    [Test]
    public async Task What_an_iteration_does_after_its_time_was_over_counts_for_nothing()
    {
        var result = await Run(
            async (user, _) =>
            {
                await sim.Answer(1500.Milliseconds, CancellationToken.None);
                user.Check("late", true);
                await user.Step("late", () => sim.Answer(1.Milliseconds));
            },
            test => test.WithIterationTimeout(1.Seconds));

        Assert.That(result.Steps, Is.Empty);
        Assert.That(result.Checks, Is.Empty);
        Accounting.Adds(result);
    }

    [Test]
    public async Task Tags_tell_steps_and_iterations_apart()
    {
        var result = await Run(async (user, ct) =>
        {
            await user.Step("get", async () =>
            {
                var isCached = user.Iteration % 2 == 0;
                await sim.Answer(isCached ? 100.Milliseconds : 900.Milliseconds, ct);
                user.Tag("cache", isCached ? "hit" : "miss");
            });
            user.Tag("server", $"app-{user.Iteration % 3}");
            await sim.Answer(100.Milliseconds, ct);
        });

        var cache = result.Tags.Where(tag => tag.Key == "cache").ToList();
        Assert.That(cache.Select(tag => (tag.Value, tag.Step, tag.Measured.Latency.Max)), Is.EqualTo([("hit", "get", 100.Milliseconds), ("miss", "get", 900.Milliseconds)]));
        Assert.That(result.Tags.Where(tag => tag.Key == "server").Sum(tag => tag.Measured.Count), Is.EqualTo(result.Totals.Counts.Succeeded));
    }

    [Test]
    public async Task A_million_messages_that_differ_in_a_number_are_one_group_and_others_are_bounded()
    {
        var result = await Run(async (user, ct) =>
        {
            await sim.Answer(1.Milliseconds, ct);
            throw new InvalidOperationException(new string((char)('a' + (user.Iteration % 26)), 1 + (int)(user.Iteration / 26 % 100)) + $" {user.Iteration}");
        });

        Assert.That(result.Errors, Has.Count.LessThanOrEqualTo(201));
        Assert.That(result.Errors.Sum(error => error.Count), Is.EqualTo(10_000));
        Assert.That(result.Errors.Select(error => error.Where), Has.Some.EqualTo("other"));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.StartsWith("more than 200 kinds of errors"));
    }

    [Test]
    public async Task Too_many_step_names_are_counted_together_and_said()
    {
        var result = await Run(async (user, ct) => await user.Step($"GET /orders/{user.Iteration}", () => sim.Answer(1.Milliseconds, ct)));

        Assert.That(result.Steps, Has.Count.EqualTo(1001));
        Assert.That(result.Step("other")!.Requests.Count, Is.EqualTo(9000));
        Assert.That(result.Totals.Requests.Count, Is.EqualTo(10_000));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.StartsWith("more than 1000 different names of one kind (Step)"));
    }

    private Task<RunResult> Run(Func<VirtualUser, CancellationToken, ValueTask> body, Func<LoadTest, LoadTest>? with = null)
    {
        var test = sim.Test(Load.Closed.Hold(1, 10.Seconds), UserType.Create("user", 1, Scenario.Create("s", body)));
        return (with?.Invoke(test) ?? test).RunAsync();
    }
}
