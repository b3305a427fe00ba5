using LoadKit.Results;
using LoadKit.Tests.Support;
using LoadKit.Units;
using LoadKit.Verdicts;

namespace LoadKit.Tests.Verdicts;

public class PairedJudgementTests
{
    private static readonly ComparisonTerms Terms = new(0.05, 0.95);
    private static readonly double[] Usual = [100, 101, 99, 100, 102, 98, 100, 101, 99, 100];

    [TestCase(1.0, ComparisonOutcome.Unchanged)]
    [TestCase(1.03, ComparisonOutcome.Unchanged)]
    [TestCase(1.2, ComparisonOutcome.Regressed)]
    [TestCase(0.8, ComparisonOutcome.Improved)]
    public void Latencies_are_compared_by_their_ratio(double factor, ComparisonOutcome outcome)
    {
        foreach (var quantity in new[] { ComparedQuantity.Latency(95), ComparedQuantity.MeanLatency(), ComparedQuantity.Latency(50, "get") })
        {
            var answer = One(quantity, Pairs(Usual, Shifted(factor)));

            Assert.That(answer.Outcome, Is.EqualTo(outcome), answer.Reason);
            Assert.That(answer.Ratio, Is.EqualTo(factor).Within(0.01));
            Assert.That(answer.Low, Is.LessThan(answer.Ratio).And.GreaterThan(factor * 0.97));
            Assert.That(answer.High, Is.GreaterThan(answer.Ratio).And.LessThan(factor * 1.03));
        }
    }

    [Test]
    public void An_answer_has_its_values_and_says_them()
    {
        var answer = One(ComparedQuantity.Latency(95), Pairs([100, 100, 100], [120, 121, 119]));

        Assert.That(answer.Baseline, Is.EqualTo([0.1, 0.1, 0.1]).Within(0.001));
        Assert.That(answer.Candidate, Is.EqualTo([0.12, 0.121, 0.119]).Within(0.001));
        Assert.That(answer.Deviation, Is.EqualTo(0.0083).Within(0.001));
        Assert.That(answer.Reason, Is.EqualTo($"p95, all requests: 120 ms against 100 ms, +20.00 % (95% CI {answer.Interval}) in 3 pairs, tolerance 5 %"));
        Assert.That(answer.Interval, Does.Match(@"^\+17\.5\d to \+22\.5\d %$"));
        Assert.That(answer.PairsNeeded, Is.Null);
    }

    [Test]
    public void Throughput_is_better_when_it_is_higher()
    {
        var fewer = Enumerable.Range(0, 5).Select(i => new BlockPair(MadeStretch.Of(10, 1000 + i), MadeStretch.Of(10, 800), false)).ToList();
        var more = fewer.ConvertAll(pair => new BlockPair(pair.Candidate, pair.Baseline, false));

        var worse = One(ComparedQuantity.Throughput(), fewer);

        Assert.That(worse.Outcome, Is.EqualTo(ComparisonOutcome.Regressed));
        Assert.That(worse.Ratio, Is.EqualTo(0.8).Within(0.01));
        Assert.That((worse.BaselineText, worse.CandidateText), Is.EqualTo(("100 /s", "80.0 /s")));
        Assert.That(worse.Change, Does.StartWith("-20."));
        Assert.That(One(ComparedQuantity.Throughput(), more).Outcome, Is.EqualTo(ComparisonOutcome.Improved));
    }

    [Test]
    public void A_throughput_of_nothing_is_infinitely_bad() =>
        Assert.That(One(ComparedQuantity.Throughput(), [.. Enumerable.Repeat(new BlockPair(MadeStretch.Of(10), MadeStretch.Of(10, 0, 100), false), 3)]).Outcome, Is.EqualTo(ComparisonOutcome.Regressed));

    [TestCase(10, 10, ComparisonOutcome.Regressed)]
    [TestCase(10, 9, ComparisonOutcome.Regressed)]
    [TestCase(10, 8, ComparisonOutcome.Regressed)]
    [TestCase(10, 7, ComparisonOutcome.Inconclusive)]
    [TestCase(10, 1, ComparisonOutcome.Inconclusive)]
    [TestCase(5, 5, ComparisonOutcome.Regressed)]
    [TestCase(5, 4, ComparisonOutcome.Inconclusive)]
    [TestCase(2, 2, ComparisonOutcome.Regressed)]
    [TestCase(1, 1, ComparisonOutcome.Inconclusive)]
    public void A_percentile_that_became_a_failure_in_nearly_all_blocks_has_regressed(int pairs, int failing, ComparisonOutcome outcome)
    {
        // 6 of 106 are more than one in twenty.
        var answer = One(ComparedQuantity.Latency(95), [.. Enumerable.Range(0, pairs).Select(i => new BlockPair(MadeStretch.Of(10), MadeStretch.Of(10, 100, i < failing ? 6 : 0), false))]);

        Assert.That(answer.Outcome, Is.EqualTo(outcome));
        Assert.That(answer.Reason, Does.Contain($"the p95 failed, was dropped or was cut off in {failing} of {pairs} blocks of the candidate and in 0 of {pairs} blocks of the baseline"));
        Assert.That((answer.Ratio, answer.PValue), Is.EqualTo(((double?)null, (double?)null)));
    }

    [Test]
    public void Where_the_baseline_fails_too_there_is_no_answer()
    {
        var pairs = Enumerable.Range(0, 10).Select(i => new BlockPair(MadeStretch.Of(10, 100, i == 0 ? 100 : 0), MadeStretch.Of(10, 0, 100), false)).ToList();

        Assert.That(One(ComparedQuantity.Latency(95), pairs).Outcome, Is.EqualTo(ComparisonOutcome.Inconclusive));
        Assert.That(One(ComparedQuantity.Latency(95), pairs.ConvertAll(pair => new BlockPair(pair.Candidate, pair.Baseline, false))).Outcome, Is.EqualTo(ComparisonOutcome.Inconclusive));
    }

    [TestCase(5, 0.01)]
    [TestCase(6, double.PositiveInfinity)]
    public void Failing_fast_is_not_being_fast(int failed, double value) =>
        Assert.That(QuantityValue.Of(ComparedQuantity.Latency(95), MadeStretch.Of(10, 100, failed)), Is.EqualTo(value).Within(0.1).Percent);

    [Test]
    public void What_was_dropped_or_cut_off_is_slower_than_all_that_ended()
    {
        var p95 = ComparedQuantity.Latency(95);
        var stretch = MadeStretch.Of(10);

        Assert.That(QuantityValue.Of(p95, stretch with { Dropped = 5 }), Is.EqualTo(0.01).Within(0.1).Percent);
        Assert.That(QuantityValue.Of(p95, stretch with { Dropped = 6 }), Is.EqualTo(double.PositiveInfinity));
        Assert.That(QuantityValue.Of(p95, stretch with { Unfinished = 6, Waited = 1.Seconds }), Is.EqualTo(double.PositiveInfinity));
        Assert.That(QuantityValue.Of(p95, stretch with { Unfinished = 6, Waited = 1.Milliseconds }), Is.EqualTo(0.01).Within(0.1).Percent);
        Assert.That(QuantityValue.Of(p95, MadeStretch.Of(10, 0) with { Unfinished = 6 }), Is.EqualTo(double.PositiveInfinity));
        Assert.That(QuantityValue.Of(p95, MadeStretch.Of(10, 0)), Is.NaN);
    }

    [Test]
    public void A_latency_of_nothing_counts_as_the_shortest_there_is()
    {
        Assert.That(One(ComparedQuantity.Latency(95), Pairs([0, 0, 0], [0, 0, 0])).Outcome, Is.EqualTo(ComparisonOutcome.Unchanged));
        Assert.That(One(ComparedQuantity.Latency(95), Pairs([0, 0, 0], [1, 1, 1])).Ratio, Is.EqualTo(1000).Within(1));
    }

    [Test]
    public void No_failures_on_either_side_are_no_change()
    {
        var answer = One(ComparedQuantity.ErrorRate(), Pairs([10, 10], [10, 10]));

        Assert.That(answer.Outcome, Is.EqualTo(ComparisonOutcome.Unchanged));
        Assert.That(answer.Reason, Is.EqualTo("error rate, all requests: no failures on either side: 0 of 200 and 0 of 200 requests"));
    }

    // With a closed load a slower candidate makes fewer requests, and (0 + 1/2) / (n + 1) grows without a single failure.
    [Test]
    public void Fewer_requests_are_not_more_errors()
    {
        var pairs = Enumerable.Range(0, 10).Select(i => new BlockPair(MadeStretch.Of(10, 1000), MadeStretch.Of(15, 600 + i, i == 0 ? 1 : 0), false)).ToList();

        var answer = One(ComparedQuantity.ErrorRate(), pairs);

        Assert.That(answer.Low, Is.GreaterThan(1));
        Assert.That(answer.Outcome, Is.EqualTo(ComparisonOutcome.Inconclusive));
        Assert.That(answer.Reason, Does.Contain("(1 of 6,046) against 0.00 % (0 of 10,000)").And.EndsWith("so few failures can be chance"));
    }

    [TestCase(10, 30, ComparisonOutcome.Regressed)]
    [TestCase(30, 10, ComparisonOutcome.Improved)]
    [TestCase(10, 10, ComparisonOutcome.Unchanged)]
    public void Error_rates_are_compared_by_their_ratio(int baseline, int candidate, ComparisonOutcome outcome)
    {
        var answer = One(ComparedQuantity.ErrorRate("get"), [.. Enumerable.Repeat(new BlockPair(MadeStretch.Of(10, 1000 - baseline, baseline), MadeStretch.Of(10, 1000 - candidate, candidate), false), 6)]);

        Assert.That(answer.Outcome, Is.EqualTo(outcome), answer.Reason);
        Assert.That(answer.Ratio, Is.EqualTo((candidate + 0.5) / (baseline + 0.5)).Within(1e-12));
        Assert.That(answer.CandidateText, Is.EqualTo($"{candidate / 10}.00 %"));
    }

    [Test]
    public void A_step_that_nobody_ran_has_no_data()
    {
        var answer = One(ComparedQuantity.Latency(95, "gett"), Pairs([10, 10], [10, 10]));

        Assert.That(answer.Outcome, Is.EqualTo(ComparisonOutcome.Inconclusive));
        Assert.That(answer.Reason, Is.EqualTo("p95, gett: no data in 2 of 2 blocks of the baseline and in 2 of 2 blocks of the candidate"));
        Assert.That(answer.Baseline, Is.All.NaN);
    }

    // K' = 4 (h / (ln(1.05) / 2))²; h = 3.1824 · 0.15 / √4 where d is ± 0.13.
    [Test]
    public void Noise_says_how_many_pairs_it_would_take()
    {
        var answer = One(ComparedQuantity.Latency(95), Pairs([100, 100, 100, 100], [113.883, 87.81, 113.883, 87.81]));

        Assert.That(answer.Outcome, Is.EqualTo(ComparisonOutcome.Inconclusive));
        Assert.That(answer.PairsNeeded, Is.EqualTo(384).Within(4));
        Assert.That(answer.Reason, Does.EndWith($"not shown either way; it takes about {answer.PairsNeeded} pairs at this noise"));
    }

    // The interval is as narrow as was asked, but the change is right at the tolerance.
    [Test]
    public void A_change_at_the_tolerance_takes_more_pairs_than_there_were()
    {
        var answer = One(ComparedQuantity.Latency(95), Pairs([100, 100, 100, 100], [104, 106, 104, 105]));

        Assert.That(answer.Outcome, Is.EqualTo(ComparisonOutcome.Inconclusive));
        Assert.That(answer.PairsNeeded, Is.GreaterThan(4));
    }

    [Test]
    public void One_pair_shows_nothing()
    {
        var answer = One(ComparedQuantity.Latency(95), Pairs([10], [100]));

        Assert.That(answer.Outcome, Is.EqualTo(ComparisonOutcome.Inconclusive));
        Assert.That(answer.Reason, Is.EqualTo("p95, all requests: 1 pair can't show anything; at least 2 are needed"));
        Assert.That((answer.Deviation, answer.PairsNeeded), Is.EqualTo(((double?)null, (long?)null)));
    }

    [Test]
    public void A_doubt_that_changes_the_answer_takes_it_back()
    {
        var pairs = Pairs([100, 100, 100, 100], [120, 121, 119, 120]);
        List<BlockPair> Doubtful(int count) => [.. pairs.Select((pair, i) => pair with { IsInDoubt = i < count })];

        Assert.That(One(ComparedQuantity.Latency(95), Doubtful(1)).Outcome, Is.EqualTo(ComparisonOutcome.Regressed));
        Assert.That(One(ComparedQuantity.Latency(95), Doubtful(3)).Outcome, Is.EqualTo(ComparisonOutcome.Inconclusive));
        Assert.That(One(ComparedQuantity.Latency(95), Doubtful(4)).Reason, Does.EndWith("but 4 of 4 pairs are in doubt, and without them it is not shown"));
    }

    // d = 0.1 ± 0.08: by itself p is about 0.04.
    [Test]
    public void Of_several_quantities_each_has_to_be_the_surer()
    {
        List<BlockPair> pairs = [.. new[] { 118.5, 101, 118.5, 104, 111 }.Select(time => new BlockPair(MadeStretch.Of(100), MadeStretch.Of(time), false))];
        var alone = One(ComparedQuantity.Latency(95), pairs);
        var among = PairedJudgement.Of([ComparedQuantity.Latency(95), ComparedQuantity.ErrorRate(), ComparedQuantity.Throughput()], pairs, Terms);

        Assert.That(alone.PValue, Is.InRange(0.02, 0.05));
        Assert.That(alone.Outcome, Is.EqualTo(ComparisonOutcome.Regressed));
        Assert.That(among.Select(answer => answer.Outcome), Is.EqualTo([ComparisonOutcome.Inconclusive, ComparisonOutcome.Unchanged, ComparisonOutcome.Unchanged]));
        Assert.That(among[0].Reason, Is.EqualTo($"{alone.Reason}: not sure enough for one of 3 quantities (Holm)"));
    }

    private static double[] Shifted(double factor) => [.. Usual.Select((value, i) => value * factor * (i % 2 == 0 ? 1.005 : 0.995))];

    private static List<BlockPair> Pairs(double[] baseline, double[] candidate) => MadeStretch.Pairs(baseline, candidate);

    private static QuantityComparison One(ComparedQuantity quantity, List<BlockPair> pairs) => PairedJudgement.Of([quantity], pairs, Terms).Single();
}
