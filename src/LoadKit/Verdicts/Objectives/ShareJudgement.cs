using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Judges objectives on a share: errors, availability, checks, dropped arrivals.</summary>
internal static class ShareJudgement
{
    public static SloOutcome Of(ErrorRateSlo slo, Samples samples) =>
        samples.IsEmpty ? SloEvaluator.NoData(slo) : Bad(slo, slo.Below, "failed", samples.Windows.Failures, samples);

    public static SloOutcome Of(RejectionRateSlo slo, Samples samples) =>
        samples.IsEmpty ? SloEvaluator.NoData(slo) : Bad(slo, slo.Below, "rejected", samples.Windows.Failures, samples);

    public static SloOutcome Of(DroppedIterationsSlo slo, Evidence evidence)
    {
        var windows = evidence.Counted.Of(slo);
        return windows.Count == 0
            ? SloEvaluator.NoData(slo)
            : Bad(slo, slo.Below, "dropped", windows.Failures, new ShareContext(evidence, slo.Scope, windows.Length));
    }

    public static SloOutcome Of(AvailabilitySlo slo, Samples samples)
    {
        if (samples.IsEmpty)
        {
            return SloEvaluator.NoData(slo);
        }

        var windows = samples.Windows.Failures;
        var (outcome, test) = Good(slo, slo.AtLeast, windows, samples, left => Margin.OfBudget(left, slo.AtLeast.Value), Margin.BudgetText);
        var budget = ErrorBudgets.Of(slo, test.Sample.Sum, test.Interval, samples.Duration, windows, samples.Windows.Length);
        return outcome with { Budget = budget, Reason = $"{outcome.Reason}; {BudgetText.Of(budget)}{Unseen(outcome, test, samples.Duration)}" };
    }

    // The rule of three for episodes: a time without one bounds how often they come.
    private static string Unseen(SloOutcome outcome, ShareTest test, TimeSpan measured) => outcome.Verdict == Verdict.Pass && test.Sample.Sum.Bad == 0
        ? $"; a failure that comes less than once in {Quantities.Length(measured / 3)} can have been missed"
        : "";

    public static SloOutcome Of(CheckRateSlo slo, Evidence evidence)
    {
        var windows = evidence.Counted.Of(slo);
        if (windows.Count == 0)
        {
            return SloEvaluator.NoData(slo, "no such check was made");
        }

        var context = new ShareContext(evidence, slo.Scope, windows.Length);
        return Good(slo, slo.AtLeast, windows.Failures, context, share => Margin.Above(share, slo.AtLeast.Value), Margin.Text).Outcome;
    }

    // At most a share is bad, and that share is what is printed.
    private static SloOutcome Bad(Slo slo, Ratio below, string word, WindowSample[] windows, ShareContext context)
    {
        var target = Target.Below(below.Value);
        var test = ShareTest.Of(windows, target, context.Confidence, context.Missing, context.Window > TimeSpan.FromSeconds(1));
        var reading = new Reading(slo, target, share => target.Percent(share, test.Sample.Sum.Count), share => Margin.Below(share, target.Limit));
        var sum = test.Sample.Sum;
        return ShareOutcome.Of(test, reading.Outcome(test.Verdict, sum.Count, (double)sum.Bad / sum.Count, (test.Interval.Low, test.Interval.High)), word, context);
    }

    // At least a share is good; judged are the bad ones.
    private static (SloOutcome Outcome, ShareTest Test) Good(
        Slo slo, Ratio atLeast, WindowSample[] windows, ShareContext context, Func<double, double> marginOf, Func<double, string> marginText)
    {
        var test = ShareTest.Of(windows, Target.AtMost(atLeast.Complement.Value), context.Confidence, context.Missing, context.Window > TimeSpan.FromSeconds(1));
        var target = Target.AtLeast(atLeast.Value);
        var sum = test.Sample.Sum;
        var reading = new Reading(slo, target, share => target.Percent(share, sum.Count), marginOf) { MarginText = marginText };
        var share = (double)(sum.Count - sum.Bad) / sum.Count;
        if (atLeast.Value >= 1 && sum.Bad == 0)
        {
            // No number of samples proves "all of them": like a maximum it is what it is, and one bad sample misses it.
            var all = reading.Outcome(Verdict.Pass, sum.Count, share);
            return (all with { Counts = $"{Quantities.Count(sum.Count)}/{Quantities.Count(sum.Count)}", Reason = $"{slo.Quantity} {all.Measured} (0 of {Quantities.Count(sum.Count)} failed), limit {slo.Limit}" }, test);
        }

        return (ShareOutcome.Of(test, reading.Outcome(test.Verdict, sum.Count, share, (1 - test.Interval.High, 1 - test.Interval.Low)), "failed", context), test);
    }
}
