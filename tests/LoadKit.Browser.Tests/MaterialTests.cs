using LoadKit.Browser.Tests.Support;

namespace LoadKit.Browser.Tests;

/// <summary>The pages under test show what the other tests look for.</summary>
public sealed class MaterialTests
{
    [Test]
    public async Task A_real_run_has_a_missed_an_unproven_and_a_met_objective()
    {
        var result = (await Report.Called("real")).Result;

        Assert.That(result.Slos.Select(outcome => outcome.Verdict).Distinct(), Is.EquivalentTo(Enum.GetValues<Verdict>()));
        Assert.That(result.Steps, Has.Count.EqualTo(4));
        Assert.That(result.Errors, Has.Count.GreaterThan(2));
        Assert.That(result.Tags, Has.Count.GreaterThan(3));
        Assert.That(result.Run!.Populations, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_cancelled_run_covers_the_part_that_ran()
    {
        var result = (await Report.Called("cancelled")).Result;

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That(result.Timeline, Has.Count.InRange(45, 55));
    }

    [Test]
    public async Task A_hostile_run_is_hostile_everywhere()
    {
        var result = (await Report.Called("hostile")).Result;
        IEnumerable<string> texts =
        [
            result.Name, .. result.Steps.Select(step => step.Name), .. result.Scenarios.Select(scenario => scenario.Name), .. result.UserTypes.Select(type => type.Name),
            .. result.Checks.Select(check => check.Name), .. result.Tags.SelectMany(tag => new[] { tag.Key, tag.Value }), .. result.Errors.Select(error => error.Example),
            .. result.Run!.Labels.SelectMany(label => new[] { label.Name, label.Value }),
        ];

        Assert.That(texts, Has.All.StartsWith(Report.Nasty));
    }
}
