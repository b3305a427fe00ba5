using FsCheck;
using FsCheck.Fluent;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>Whatever the plan, the service and the stop: every iteration that started succeeded, failed or was left unfinished, and none was counted twice.</summary>
[Parallelizable(ParallelScope.Children)]
public class AccountingTests
{
    // A run that hangs is a failed one, with its seed.
    private static readonly TimeSpan Ample = 60.Seconds;

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    // Two properties, so that two cores have something to do. The seeds are others in each run: what one run does not meet, the next ones do.
    [FsCheck.NUnit.Property(MaxTest = 400)]
    public Property Every_iteration_of_a_run_is_accounted_for() => Holds(seed => RunAsync(seed));

    [FsCheck.NUnit.Property(MaxTest = 400)]
    public Property Every_iteration_of_any_run_is_accounted_for() => Holds(seed => RunAsync(seed));

    [FsCheck.NUnit.Property(MaxTest = 400)]
    public Property The_same_seed_gives_the_same_run() => Holds(async seed =>
    {
        var (first, isThreaded) = await RunAsync(seed);
        if (!isThreaded)
        {
            Assert.That(Fingerprint.Of((await RunAsync(seed)).Result), Is.EqualTo(Fingerprint.Of(first)));
        }
    });

    // On the pool, for the test framework's context has its one thread blocked here.
    private static Property Holds(Func<int, Task> run) => Prop.ForAll(Seeds, seed => Task.Run(() => run(seed)).WaitAsync(Ample).GetAwaiter().GetResult());

    private static async Task<(RunResult Result, bool IsThreaded)> RunAsync(int seed)
    {
        var random = new Random(seed);
        var sim = new Simulated();
        using var stop = new RandomStop(random, sim);
        var service = new RandomService(random, sim, stop);
        var plan = new RandomPlan(random, sim, service);

        var result = await plan.Test.RunAsync(stop.Token);

        Accounting.Adds(result);
        var counts = result.Stages.Aggregate(IterationCounts.None, (sum, stage) => sum.Add(stage.Counts));
        Assert.That(counts.Started, Is.EqualTo(service.Begun), "as the scenarios have counted");
        Assert.That(result.Explain(), Is.Not.Empty);
        var profile = stop.At < plan.Longest ? stop.At.Value : plan.Longest;
        Assert.That(sim.Time.Elapsed, Is.LessThanOrEqualTo(profile + plan.GracefulStop + 1.Seconds), "a second for those who ignore their cancellation");
        if (counts.Unfinished == 0 && service.Disposal != Disposal.Hangs)
        {
            var last = profile + plan.GracefulStop + BadServices.DeafTime + RandomScenario.DisposalTime;
            Assert.That(sim.Time.Elapsed, Is.LessThanOrEqualTo(last), "nobody is waited for who is gone");
        }

        return (result, service.IsThreaded);
    }
}
