using LoadKit.Results;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Results;

public class RunnerTests
{
    [Test]
    public void This_machine_says_what_it_is()
    {
        var runner = Runner.Current;

        Assert.That(new[] { runner.OperatingSystem, runner.Architecture, runner.Processor, runner.Runtime, runner.LoadKitVersion }, Is.All.Not.Empty);
        Assert.That(runner.Processors, Is.EqualTo(Environment.ProcessorCount));
        Assert.That(runner.Runtime, Does.StartWith(".NET 10."));
        Assert.That(runner.LoadKitVersion, Does.Not.Contain("+"));
        Assert.That(Runner.Current, Is.SameAs(runner));
    }

    [Test]
    public async Task A_run_knows_its_machine()
    {
        var simulated = new Simulated();

        var result = await simulated.Test(Load.Closed.Hold(1, 2.Seconds), simulated.Stepping(10.Milliseconds)).RunAsync();

        Assert.That(result.Runner, Is.EqualTo(Runner.Current));
    }

    [Test]
    public void What_differs_is_named_with_both_values()
    {
        var runner = Runner.Current with { Processor = "A", Processors = 2, Runtime = ".NET 10.0.1", LoadKitVersion = "0.1.0" };

        Assert.That(runner.MachineDifferences(runner), Is.Empty);
        Assert.That(runner.MachineDifferences(runner with { Processor = "B", Processors = 4 }), Is.EqualTo(["processor: A against B", "number of processors: 2 against 4"]));
        Assert.That(runner.MachineDifferences(runner with { OperatingSystem = "other", Architecture = "other" }), Has.Count.EqualTo(2));
        Assert.That(runner.SoftwareDifferences(runner with { Runtime = ".NET 10.0.2", LoadKitVersion = "0.2.0" }), Is.EqualTo(["runtime: .NET 10.0.1 against .NET 10.0.2", "LoadKit: 0.1.0 against 0.2.0"]));
        Assert.That(runner.SoftwareDifferences(runner with { Processor = "B" }), Is.Empty);
    }

    [Test]
    public void Linux_names_its_processor_in_a_file()
    {
        Assert.That(ProcessorModel.In(["processor\t: 0", "model\t\t: 85", "model name\t: Xeon: the fast one ", "model name\t: other"]), Is.EqualTo("Xeon: the fast one"));
        Assert.That(ProcessorModel.In(["processor\t: 0", "BogoMIPS\t: 50"]), Is.Null);
        Assert.That(ProcessorModel.In(["model name\t:  "]), Is.Null);
    }
}
