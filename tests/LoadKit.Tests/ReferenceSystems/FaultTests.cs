using ReferenceSystems;
using ReferenceSystems.Services;

namespace LoadKit.Tests.ReferenceSystems;

/// <summary>The reference systems with something wrong: the verdict says so.</summary>
public sealed class FaultTests
{
    // Long enough and large enough for a verdict, and not more.
    private static readonly Dictionary<string, (double Time, double Load)> Sizes =
        new() { ["shop"] = (1, 1), ["gateway"] = (0.1, 0.1), ["framework"] = (1, 0.1), ["cached"] = (0.3, 0.1), ["orchestrator"] = (0.3, 0.2) };

    private static IEnumerable<TestCaseData> Faulty =>
        from system in Systems.All
        from test in system.Tests
        from fault in new[] { Fault.Slow, Fault.Errors, Fault.Stall }
        select new TestCaseData(system, test, fault).SetArgDisplayNames(system.Name, test.Name, $"{fault}");

    [TestCaseSource(nameof(Faulty))]
    public async Task A_fault_fails_the_test(object system, object test, object fault)
    {
        var (faulty, plan) = ((ReferenceSystem)system, ((ReferenceTest)test).Create);
        var (time, load) = Sizes[faulty.Name];

        var result = await Modelled.RunAsync(plan, faulty.Start, time, load, (Fault)fault, instances: Math.Min(3, faulty.MostInstances));

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Fail), result.Explain());
    }
}
