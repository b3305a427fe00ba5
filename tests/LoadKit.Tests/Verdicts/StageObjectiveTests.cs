using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>A staircase tells on which of its levels the objectives held.</summary>
public class StageObjectiveTests
{
    private const int Capacity = 25;
    private readonly Simulated simulated = new();
    private int inside;

    [Test]
    public async Task Each_level_has_the_objectives_as_if_it_were_alone()
    {
        var result = await Staircase().RunAsync();

        Assert.That(result.Stages.Select(stage => (stage.Stage.To, stage.Slos.Select(slo => slo.Word).ToArray())), Is.EqualTo(new (double, string[])[]
        {
            (1, []), (10, ["met", "met"]), (20, ["met", "met"]), (30, ["missed", "met"]), (40, ["missed", "met"]), (50, ["missed", "met"]),
        }));
        Assert.That(result.Stages[3].Slos[0].Slo.Scope.Stage, Is.EqualTo("level 3"));
        Assert.That(result.Stages[3].Slos[0].Samples, Is.EqualTo(result.Stages[3].Requests.Count));
    }

    // Over all levels the errors of the high ones look like a long spell of bad luck.
    [Test]
    public async Task What_a_level_misses_for_sure_by_itself_is_missed()
    {
        var outcome = (await Staircase().RunAsync()).Slos[0];

        Assert.That(outcome.Verdict, Is.EqualTo(Verdict.Fail), outcome.FullReason);
        Assert.That(outcome.Reason, Does.Match("^error rate [78].* %.*, limit < 1 %; missed on 3 of 5 stages by themselves, first on \"level 3\": "));
    }

    [Test]
    public async Task What_no_level_misses_for_sure_stays_open()
    {
        var result = await Test(Load.Closed.Step(1, 3, 20.Seconds), failing: 0.012).RunAsync();

        Assert.That(result.Slos[0].Verdict, Is.EqualTo(Verdict.Inconclusive), result.Slos[0].FullReason);
    }

    [Test]
    public async Task The_breaking_point_is_the_lowest_level_that_misses_and_the_one_that_held_below()
    {
        var point = (await Staircase().RunAsync()).BreakingPoint!;

        Assert.That((point.Stage.Stage.Name, point.Missed.Slo.Quantity, point.Held!.Stage.Name), Is.EqualTo(("level 3", "error rate", "level 2")));
    }

    [Test]
    public async Task A_spike_has_no_breaking_point_for_its_levels_fall_again()
    {
        var result = await Test(Load.Closed.Hold(5, 1.Minutes, "before").Spike(40, 1.Minutes, "spike").Hold(5, 1.Minutes, "after")).RunAsync();

        Assert.That((result.Stage("spike")!.Slos[0].Verdict, result.BreakingPoint), Is.EqualTo((Verdict.Fail, (BreakingPoint?)null)));
    }

    [Test]
    public async Task A_load_that_holds_has_no_breaking_point()
    {
        Assert.That((await Staircase(most: 2).RunAsync()).BreakingPoint, Is.Null);
    }

    [Test]
    public async Task A_load_of_one_level_has_none_even_where_it_fails()
    {
        var result = await Test(Load.Closed.Hold(40, 1.Minutes)).RunAsync();

        Assert.That((result.Verdict, result.BreakingPoint), Is.EqualTo((Verdict.Fail, (BreakingPoint?)null)));
        Assert.That(result.Stages.Single().Slos.Select(slo => slo.Verdict), Is.EqualTo(result.Slos.Take(2).Select(slo => slo.Verdict)));
    }

    // The last of the three would be missed on each low level: it asks for load.
    private LoadTest Staircase(int most = 5) => Test(Load.Closed.RampTo(1, over: 5.Seconds).From(0).Step(10, most, 1.Minutes, name: "level"));

    private LoadTest Test(Load load, double failing = 0) => simulated.Test(load, UserType.Create("user", 1, Scenario.Create("ask", async (user, _) => await user.Step("get", async () =>
        {
            var isFull = ++inside > Capacity;
            await simulated.Answer(500.Milliseconds);
            inside--;
            if (isFull || user.Random.NextDouble() < failing)
                user.Fail("full");
        }))))
        .WithSlos(Slo.ErrorRate(1.Percent), Slo.MeanLatency(5.Seconds), Slo.Throughput(70.PerSecond));
}
