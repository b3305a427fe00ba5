using LoadKit.Tests.Support;

namespace LoadKit.Tests.ReferenceSystems;

/// <summary>What queueing theory says about any run, whatever the system.</summary>
internal static class Theory
{
    /// <summary>Little's law for a closed load: users = iterations per second x (time of an iteration + think time).</summary>
    public static void LittlesLaw(IterationFigures iterations, double users, TimeSpan think, double tolerancePercent = 1.5)
    {
        var measured = iterations.Measured;
        var inside = measured.PerSecond.PerSecond * (measured.Latency.Mean + think).TotalSeconds;

        Assert.That(inside, Is.EqualTo(users).Within(tolerancePercent).Percent, "users by Little's law");
    }

    /// <summary>What every result has to have, whoever ran.</summary>
    public static void Holds(RunResult result, LoadTest test)
    {
        Accounting.Adds(result);
        Assert.That(result.StopReason, Is.EqualTo(StopReason.Completed));
        Assert.That(result.Stages.Count(stage => stage.Stage.IsMeasured), Is.EqualTo(test.Populations.Sum(population => population.Load.Stages.Count)));
        Assert.That(result.Steps.Sum(step => step.Requests.Count), Is.EqualTo(result.Totals.Requests.Count));
        Assert.That(result.UserTypes.Sum(type => type.Requests.Count), Is.EqualTo(result.Totals.Requests.Count));
        var table = result.Explain();
        TestContext.Out.WriteLine(table);
        Assert.That(result.Slos, Has.Count.EqualTo(test.Slos.Count));
        Assert.That(test.Slos.Where(slo => !table.Contains(slo.Limit, StringComparison.Ordinal)), Is.Empty, "objectives that the verdict's table lacks");
    }
}
