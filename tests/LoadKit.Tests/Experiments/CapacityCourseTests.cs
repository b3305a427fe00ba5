using LoadKit.Results;
using LoadKit.Verdicts;

namespace LoadKit.Tests.Experiments;

/// <summary>Which rates a search tries, for systems that are told in a line: what a probe of a rate says.</summary>
public class CapacityCourseTests
{
    private static readonly CapacityTerms Terms = new(From: 50, UpTo: 50_000, Tolerance: 0.05, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));

    [Test]
    public void It_doubles_bisects_refutes_and_confirms()
    {
        var (course, tried) = Search(rate => rate <= 360 ? ProbeAnswer.Passes : rate < 390 ? ProbeAnswer.Unproven : ProbeAnswer.Fails);

        Assert.That(tried, Is.EqualTo([
            "Up 50", "Up 100", "Up 200", "Up 400",
            "Bisect 282.8", "Bisect 336.4", "Bisect 366.8", "Bisect 351.3",
            "Confirm 351.3",
        ]));
        Assert.That((Round(course.Proven), Round(course.Refuted), course.GaveUp), Is.EqualTo((351.3, 400, (GaveUp?)null)));
    }

    [Test]
    public void What_is_refuted_far_above_is_looked_for_closer()
    {
        var (course, tried) = Search(rate => rate <= 210 ? ProbeAnswer.Passes : rate < 300 ? ProbeAnswer.Unproven : ProbeAnswer.Fails);

        Assert.That(tried.Where(probe => probe.StartsWith("Refute", StringComparison.Ordinal)), Is.EqualTo(["Refute 295.4", "Refute 343.7"]));
        Assert.That((Round(course.Proven), Round(course.Refuted)), Is.EqualTo((208.9, 343.7)));
    }

    [Test]
    public void A_first_rate_that_fails_is_halved_until_one_passes()
    {
        var (course, tried) = Search(rate => rate <= 10 ? ProbeAnswer.Passes : ProbeAnswer.Fails);

        Assert.That(tried.Take(4), Is.EqualTo(["Up 50", "Down 25", "Down 12.5", "Down 6.2"]));
        Assert.That((Round(course.Proven), Round(course.Refuted)), Is.EqualTo((9.6, 10.1)));
    }

    [Test]
    public void It_gives_up_below_a_fiftieth_of_the_first_rate()
    {
        var (course, tried) = Search(_ => ProbeAnswer.Fails);

        Assert.That(tried, Is.EqualTo(["Up 50", "Down 25", "Down 12.5", "Down 6.2", "Down 3.1", "Down 1.6"]));
        Assert.That((course.Proven, course.GaveUp!.Reason), Is.EqualTo(((double?)null, GaveUpReason.NothingPasses)));
    }

    [Test]
    public void It_never_tries_more_than_it_may()
    {
        var (course, tried) = Search(_ => ProbeAnswer.Passes, Terms with { UpTo = 150 });

        Assert.That(tried, Is.EqualTo(["Up 50", "Up 100", "Up 150", "Confirm 150"]));
        Assert.That((course.Proven, course.Refuted, course.GaveUp!.Reason), Is.EqualTo((150d, (double?)null, GaveUpReason.RangeEnds)));
    }

    [Test]
    public void Where_the_generator_is_the_limit_it_confirms_what_passed()
    {
        var (course, tried) = Search(rate => rate > 150 ? ProbeAnswer.InDoubt : ProbeAnswer.Passes);

        Assert.That(tried, Is.EqualTo(["Up 50", "Up 100", "Up 200", "Confirm 100"]));
        Assert.That((course.Proven, course.GaveUp), Is.EqualTo((100d, new GaveUp(GaveUpReason.Generator, 200))));
    }

    [Test]
    public void Too_few_requests_to_prove_anything_are_no_reason_to_go_down()
    {
        var (course, tried) = Search(rate => rate < 150 ? ProbeAnswer.TooFew : rate < 210 ? ProbeAnswer.Passes : ProbeAnswer.Fails);

        Assert.That(tried.Take(4), Is.EqualTo(["Up 50", "Up 100", "Up 200", "Up 400"]));
        Assert.That(Round(course.Proven), Is.EqualTo(208.9));
    }

    [Test]
    public void Too_few_requests_everywhere_prove_nothing()
    {
        Assert.That(Search(_ => ProbeAnswer.TooFew, Terms with { UpTo = 150 }).Course.GaveUp!.Reason, Is.EqualTo(GaveUpReason.TooFew));
    }

    [Test]
    public void A_rate_that_was_unproven_by_bad_luck_does_not_end_the_way_up()
    {
        var unlucky = true;
        var (course, tried) = Search(rate =>
        {
            var answer = unlucky && rate == 100 ? ProbeAnswer.Unproven : rate <= 500 ? ProbeAnswer.Passes : ProbeAnswer.Fails;
            unlucky &= rate != 100;
            return answer;
        });

        Assert.That(tried, Does.Contain("Refute 125").And.Contain("Up 250").And.Contain("Up 500").And.Contain("Up 1000"));
        Assert.That(Round(course.Proven), Is.EqualTo(500));
    }

    [Test]
    public void What_does_not_pass_for_longer_is_lowered_step_by_step()
    {
        var (course, tried) = Search(rate => rate <= 100 ? ProbeAnswer.Passes : ProbeAnswer.Fails, confirms: rate => rate <= 91 ? ProbeAnswer.Passes : ProbeAnswer.Unproven);

        Assert.That(tried.TakeLast(3), Is.EqualTo(["Confirm 100", "Confirm 95.2", "Confirm 90.7"]));
        Assert.That(Round(course.Proven), Is.EqualTo(90.7));
    }

    [Test]
    public void A_doubt_about_the_longer_probe_is_not_met_with_the_same_rate_again()
    {
        var (course, tried) = Search(rate => rate <= 100 ? ProbeAnswer.Passes : ProbeAnswer.Fails, confirms: rate => rate >= 100 ? ProbeAnswer.InDoubt : ProbeAnswer.Passes);

        Assert.That(tried.TakeLast(2), Is.EqualTo(["Confirm 100", "Confirm 50"]));
        Assert.That((course.Proven, course.GaveUp), Is.EqualTo((50d, new GaveUp(GaveUpReason.Generator, 100))));
    }

    [Test]
    public void The_end_of_the_range_that_is_not_confirmed_is_no_answer()
    {
        var (course, tried) = Search(_ => ProbeAnswer.Passes, Terms with { UpTo = 100 }, confirms: rate => rate >= 100 ? ProbeAnswer.Unproven : ProbeAnswer.Passes);

        Assert.That(tried.TakeLast(2), Is.EqualTo(["Confirm 100", "Confirm 95.2"]));
        Assert.That((Round(course.Proven), course.NotPassed, course.GaveUp), Is.EqualTo((95.2, 100d, (GaveUp?)null)));
    }

    [Test]
    public void What_never_passes_for_longer_proves_nothing()
    {
        var (course, tried) = Search(rate => rate <= 100 ? ProbeAnswer.Passes : ProbeAnswer.Fails, confirms: _ => ProbeAnswer.Fails);

        Assert.That(tried.Count(probe => probe.StartsWith("Confirm", StringComparison.Ordinal)), Is.EqualTo(8));
        Assert.That((course.Proven, course.GaveUp!.Reason), Is.EqualTo(((double?)null, GaveUpReason.NotForLong)));
    }

    // Whatever a system says, the search ends, and its answer is one that was confirmed and lies below all that it knows to fail.
    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Every_search_ends_with_an_answer_that_its_probes_give(int seed)
    {
        var random = new Random(seed);
        var (course, tried) = Search(_ => (ProbeAnswer)random.Next(5), confirms: _ => (ProbeAnswer)random.Next(5));

        return tried.Count < 200
            && (course.Proven is null) != tried.Any(probe => probe == $"Confirm {Round(course.Proven)}")
            && !(course.Refuted <= course.Proven)
            && (course.Proven is not null || course.GaveUp is not null);
    }

    private static (CapacityCourse Course, List<string> Tried) Search(Func<double, ProbeAnswer> says, CapacityTerms? terms = null, Func<double, ProbeAnswer>? confirms = null)
    {
        var (course, tried) = (new CapacityCourse(terms ?? Terms), new List<string>());
        foreach (var probe in course.Probes())
        {
            tried.Add($"{probe.Purpose} {Round(probe.Rate.PerSecond)}");
            course.See(new ProbeReading(probe.Rate.PerSecond, (probe.Purpose == ProbePurpose.Confirm ? confirms ?? says : says)(probe.Rate.PerSecond), []));
        }

        return (course, tried);
    }

    private static double? Round(double? rate) => rate is { } some ? Math.Round(some, 1) : null;
}
