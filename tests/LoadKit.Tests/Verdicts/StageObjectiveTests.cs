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

    [Test]
    public async Task The_breaking_point_is_the_lowest_level_that_misses_and_the_one_that_held_below()
    {
        var point = (await Staircase().RunAsync()).BreakingPoint!;

        Assert.That((point.Stage.Stage.Name, point.Missed.Slo.Quantity, point.Held!.Stage.Name), Is.EqualTo(("level 3", "error rate", "level 2")));
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

    private LoadTest Test(Load load) => simulated.Test(load, UserType.Create("user", 1, Scenario.Create("ask", async (user, _) => await user.Step("get", async () =>
        {
            var isFull = ++inside > Capacity;
            await simulated.Answer(500.Milliseconds);
            inside--;
            if (isFull)
                user.Fail("full");
        }))))
        .WithSlos(Slo.ErrorRate(1.Percent), Slo.MeanLatency(5.Seconds), Slo.Throughput(70.PerSecond));
}
