using LoadKit.Engine;
using LoadKit.Model;
using LoadKit.Results;

namespace LoadKit.Tests.Engine;

public class NameLimitTests
{
    private static readonly Scenario Browse = Scenario.Create("browse", static (_, _) => ValueTask.CompletedTask);

    private readonly SeriesTable table = new(LatencyLimits.None);

    [Test]
    public void A_million_names_from_many_threads_have_a_thousand_numbers_and_one_for_the_rest()
    {
        var track = new Track(table, "user", Browse, hasIntendedStart: false);
        var numbers = new int[8][];
        var threads = Enumerable.Range(0, numbers.Length).Select(thread => new Thread(() =>
            numbers[thread] = [.. Enumerable.Range(0, 125_000).Select(i => track.Step($"GET /{(thread * 125_000) + i}"))])).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        var byNumber = numbers.SelectMany(all => all).CountBy(number => number).ToDictionary();
        Assert.That(byNumber, Has.Count.EqualTo(1_001));
        Assert.That(byNumber.Count(number => number.Value == 1), Is.EqualTo(1_000));
        Assert.That(table[byNumber.MaxBy(number => number.Value).Key].Name, Is.EqualTo("other"));
        Assert.That(table.Count, Is.EqualTo(2 + 1_001));
        Assert.That(table.Overflows, Is.EqualTo([SeriesKind.Step]));
    }

    [Test]
    public void A_name_keeps_its_number_however_many_others_came_before()
    {
        var (first, second) = (new Track(table, "user", Browse, false), new Track(table, "other user", Browse, false));
        _ = Enumerable.Range(0, 1_000).Select(i => first.Step($"known {i}")).ToList();
        _ = Enumerable.Range(0, 5_000).Select(i => second.Step($"unknown {i}")).ToList();

        var numbers = Enumerable.Range(0, 3).SelectMany(_ => Enumerable.Range(0, 1_000).Select(i => second.Step($"known {i}"))).ToList();

        Assert.That(numbers.Distinct().Count(), Is.EqualTo(1_000));
        Assert.That(table.Count, Is.EqualTo((2 * 2) + 1_000 + 1 + 1_000));
    }

    [Test]
    public void Tags_of_steps_and_of_iterations_each_have_their_thousand()
    {
        var track = new Track(table, "user", Browse, false);
        var numbers = Enumerable.Range(0, 3).SelectMany(_ => Enumerable.Range(0, 1_500)).SelectMany(i => new[]
        {
            track.StepTag("get", new Tag("id", $"{i}")),
            track.IterationTag(new Tag("id", $"{i}"), hasSteps: true),
        });

        Assert.That(numbers.Distinct().Count(), Is.EqualTo(2 * 1_001));
        Assert.That(table.Count, Is.EqualTo(2 + (2 * 1_001)));
        Assert.That(table.Overflows, Is.EquivalentTo([SeriesKind.StepTag, SeriesKind.IterationTag]));
    }

    [Test]
    public void A_step_that_is_called_other_shares_the_number_of_the_rest()
    {
        var track = new Track(table, "user", Browse, false);
        var own = track.Step("other");
        _ = Enumerable.Range(0, 2_000).Select(i => track.Step($"GET /{i}")).ToList();

        Assert.That((track.Step("other"), track.Step("GET /1999")), Is.EqualTo((own, own)));
    }
}
