using LoadKit.Units;
using Microsoft.Extensions.Configuration;

namespace LoadKit.Tests.Hosting;

/// <summary>What a build can change about a test without editing it.</summary>
public class EnvironmentTests
{
    private static readonly LoadTest Plan = LoadTest.Create("test")
        .WithTimeProvider(new VirtualTime())
        .WithUsers(Load.Closed.Hold(20, 10.Minutes), UserType.Create("user", 1, Scenario.Create("s", (user, ct) => user.Think(1.Seconds, ct))));

    [Test]
    public async Task Variables_scale_a_plan_and_its_result_says_so()
    {
        var result = await Plan.WithEnvironment(Variables(("LOADKIT_SCALE_TIME", "0.1"), ("LOADKIT_SCALE_LOAD", " 0.05 "), ("LOADKIT_SEED", "7"))).RunAsync();

        Assert.That(result.Duration, Is.EqualTo(1.Minutes));
        Assert.That(result.Totals.Counts.Started, Is.EqualTo(60), "one user of twenty");
        Assert.That(result.Seed, Is.EqualTo(7));
        Assert.That(result.Run!.Labels, Does.Contain(new Label("scale", "time x0.1, load x0.05 by LOADKIT_SCALE_TIME, LOADKIT_SCALE_LOAD")));
    }

    [Test]
    public void One_variable_scales_one_thing()
    {
        var test = Plan.WithEnvironment(Variables(("LOADKIT_SCALE_LOAD", "2")));

        Assert.That(test.Populations.Single().Load, Has.Property("Peak").EqualTo(40).And.Property("Duration").EqualTo(10.Minutes));
        Assert.That(test.ToPlan().Labels, Is.EqualTo([new Label("scale", "load x2 by LOADKIT_SCALE_LOAD")]));
    }

    [Test]
    public void A_plan_that_has_been_scaled_is_not_scaled_again()
    {
        var variables = Variables(("LOADKIT_SCALE_TIME", "0.1"));

        var twice = Plan.WithEnvironment(variables).WithEnvironment(variables);

        Assert.That(twice.Populations.Single().Load.Duration, Is.EqualTo(1.Minutes));
        Assert.That(twice.ToPlan().Labels, Is.EqualTo([new Label("scale", "time x0.1 by LOADKIT_SCALE_TIME")]));
    }

    [Test]
    public void A_container_scales_what_the_plan_has_left_as_it_was()
    {
        var variables = Variables(("LOADKIT_SCALE_TIME", "0.1"));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ScaleTime", "0.5"), new("ScaleLoad", "0.25")]).Build();

        var test = LoadKit.Hosting.OptionReader.Read(new LoadKitOptions(), configuration, variables).ApplyTo(Plan.WithEnvironment(variables));

        Assert.That(test.Populations.Single().Load, Has.Property("Peak").EqualTo(5).And.Property("Duration").EqualTo(1.Minutes));
        Assert.That(test.ToPlan().Labels, Is.EqualTo([new Label("scale", "time x0.1, load x0.25 by LOADKIT_SCALE_TIME, LoadKit:ScaleLoad")]));
    }

    [Test]
    public void Without_variables_or_with_empty_ones_it_is_the_same_test()
    {
        Assert.That(Plan.WithEnvironment(Variables(("LOADKIT_SCALE_TIME", ""), ("LOADKIT_SEED", " "), ("LOADKIT_OUTPUT", "plain"))), Is.SameAs(Plan));
        Assert.That(Plan.WithEnvironment(Variables(("LOADKIT_SCALE_TIME", "1.0"))), Is.SameAs(Plan));
    }

    [Test]
    public void Every_mistake_is_listed_with_name_value_and_limit()
    {
        var exception = Assert.Throws<LoadTestPlanException>(() => Plan.WithEnvironment(Variables(
            ("LOADKIT_SCALE_TIME", "0,1"), ("LOADKIT_SCALE_LOAD", "-1"), ("LOADKIT_SEED", "1.5"), ("LOADKIT_SCALE_TIEM", "0.1"), ("LOADKIT_SEEDS", "7"), ("LOADKIT_REPORT", "here"))));

        Assert.That(exception!.Errors.Select(error => error.ToString()), Is.EqualTo([
            "LOADKIT_SCALE_TIME: it is \"0,1\"; it must be a number above 0 and at most 1,000, such as 0.1",
            "LOADKIT_SCALE_LOAD: it is \"-1\"; it must be a number above 0 and at most 1,000, such as 0.1",
            "LOADKIT_SEED: it is \"1.5\"; it must be a whole number from 0 to 18446744073709551615",
            .. new[] { "LOADKIT_REPORT", "LOADKIT_SCALE_TIEM", "LOADKIT_SEEDS" }.Select(name =>
                $"{name}: there is no such environment variable; there are LOADKIT_SCALE_TIME, LOADKIT_SCALE_LOAD, LOADKIT_SEED, LOADKIT_REPORTS"),
        ]));
    }

    [TestCase("0")]
    [TestCase("1001")]
    [TestCase("NaN")]
    [TestCase("1e400")]
    public void A_factor_has_limits(string text) =>
        Assert.That(() => Plan.WithEnvironment(Variables(("LOADKIT_SCALE_TIME", text))), Throws.TypeOf<LoadTestPlanException>());

    [Test]
    public void The_environment_is_that_of_the_process() =>
        Assert.That(Plan.WithEnvironment(), Is.SameAs(Plan), "nobody scales these tests; if somebody does, this one says so");

    private static Dictionary<string, string> Variables(params (string Name, string Value)[] variables) => variables.ToDictionary(variable => variable.Name, variable => variable.Value);
}
