using System.Collections.Concurrent;
using System.Diagnostics;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>Each step is an activity of the source "LoadKit" for whoever listens.</summary>
[NonParallelizable]
public class StepTraceTests
{
    private readonly Simulated sim = new();
    private readonly ConcurrentQueue<Activity> stopped = new();

    [Test]
    public async Task Every_step_is_a_trace_of_its_own_with_its_name_and_its_error()
    {
        using var listener = Listen();
        using var around = new Activity("test").Start();
        var before = Activity.Current;

        var result = await sim.Test(Load.Closed.Hold(1, 10.Seconds), UserType.Create("user", 1, Scenario.Create("call", async (user, ct) =>
        {
            await user.Step("get", () => sim.Answer(500.Milliseconds, ct));
            user.Check("left", Activity.Current == before);
            try
            {
                await user.Step("put", async () =>
                {
                    await sim.Answer(500.Milliseconds, ct);
                    throw new InvalidOperationException("no");
                });
            }
            catch (InvalidOperationException)
            {
            }
        }))).RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(stopped.Select(activity => activity.OperationName), Is.EqualTo(Enumerable.Repeat<string[]>(["get", "put"], 10).SelectMany(names => names)));
            Assert.That(stopped.Select(activity => activity.TraceId).Distinct().Count(), Is.EqualTo(20));
            Assert.That(stopped.Select(activity => activity.Parent), Is.All.Null);
            Assert.That(stopped.Where(activity => activity.OperationName == "put").Select(activity => (activity.Status, activity.GetTagItem("error.type"))), Is.All.EqualTo((ActivityStatusCode.Error, (object)"InvalidOperationException")));
            Assert.That(stopped.Where(activity => activity.OperationName == "get").Select(activity => (activity.Status, activity.Kind)), Is.All.EqualTo((ActivityStatusCode.Unset, ActivityKind.Client)));
            Assert.That(result.Slowest.Select(slow => slow.TraceId), Is.SubsetOf(stopped.Select(activity => activity.TraceId.ToHexString())).And.Not.Empty);
            Assert.That(result.Checks.Single().Failed, Is.Zero);
        });
    }

    [Test]
    public async Task A_step_within_a_step_belongs_to_its_trace_and_what_a_step_calls_too()
    {
        using var listener = Listen("client");
        using var client = new ActivitySource("client");

        await sim.Test(Load.Closed.Iterations(1, users: 1), UserType.Create("user", 1, Scenario.Create("call", async (user, ct) =>
            await user.Step("outer", async () =>
            {
                await user.Step("inner", async () =>
                {
                    using var sent = client.StartActivity("sent");
                    await sim.Answer(1.Seconds, ct);
                });
                await sim.Answer(1.Seconds, ct);
            })))).RunAsync();

        Assert.That(stopped.Select(activity => (activity.OperationName, activity.Parent?.OperationName)), Is.EqualTo([("sent", "inner"), ("inner", "outer"), ("outer", null)]));
    }

    [Test]
    public async Task A_trace_that_nobody_records_is_on_no_list()
    {
        using var listener = Listen(sampling: ActivitySamplingResult.PropagationData);

        var result = await sim.Test(Load.Closed.Iterations(3, users: 1), UserType.Create("user", 1, Scenario.Create("call", async (user, ct) => await user.Step("get", () => sim.Answer(1.Seconds, ct))))).RunAsync();

        Assert.That((stopped.Count, result.Slowest.Count), Is.EqualTo((3, 0)));
    }

    [Test]
    public async Task Nobody_who_listens_costs_no_activity()
    {
        var seen = new List<Activity?>();

        await sim.Test(Load.Closed.Iterations(1, users: 1), UserType.Create("user", 1, Scenario.Create("call", async (user, ct) =>
            await user.Step("get", async () =>
            {
                seen.Add(Activity.Current);
                await sim.Answer(1.Seconds, ct);
            })))).RunAsync();

        Assert.That(seen, Is.EqualTo([Activity.Current]));
    }

    private ActivityListener Listen(string? also = null, ActivitySamplingResult sampling = ActivitySamplingResult.AllDataAndRecorded)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "LoadKit" || source.Name == also,
            Sample = (ref _) => sampling,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
