using LoadKit.Results;
using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Judges objectives on a share: errors, availability, checks.</summary>
internal static class ShareJudgement
{
    public static SloOutcome Of(ErrorRateSlo slo, Samples samples)
    {
        if (samples.Count == 0)
        {
            return SloEvaluator.NoData(slo, "nothing was measured");
        }

        var target = Target.Below(slo.Below.Value);
        var (verdict, bounds) = RatioJudgement.Of(samples.Failed, samples.Failed, samples.Count, target);
        var rate = (double)samples.Failed / samples.Count;
        var margin = Margin.Below(rate, target.Limit);
        return Outcome(slo, verdict, samples.Failed, samples.Count, target.Limit, rate, target, bounds) with
        {
            Margin = margin,
            MarginText = Margin.Text(margin),
        };
    }

    public static SloOutcome Of(AvailabilitySlo slo, Samples samples)
    {
        if (samples.Count == 0)
        {
            return SloEvaluator.NoData(slo, "nothing was measured");
        }

        var outcome = Good(slo, samples.Failed, samples.Count, slo.AtLeast);
        var left = Margin.OfBudget(outcome.Value ?? 0, slo.AtLeast.Value);
        var allowed = Quantities.Length(slo.Per * slo.AtLeast.Complement.Value);
        return outcome with
        {
            Margin = left,
            MarginText = Margin.BudgetText(left),
            Reason = $"{outcome.Reason}; the error budget is {allowed} per {Quantities.Length(slo.Per)}",
        };
    }

    public static SloOutcome Of(CheckRateSlo slo, Evidence evidence)
    {
        var checks = evidence.In(slo.Scope)
            .Where(data => data.Series.Kind == SeriesKind.Check && (slo.CheckName is null || data.Series.Name == slo.CheckName))
            .ToList();
        var failed = checks.Sum(data => data.Failures);
        var count = failed + checks.Sum(data => data.Passes);
        if (count == 0)
        {
            return SloEvaluator.NoData(slo, "no such check was made");
        }

        var outcome = Good(slo, failed, count, slo.AtLeast);
        var margin = Margin.Above(outcome.Value ?? 0, slo.AtLeast.Value);
        return outcome with { Margin = margin, MarginText = Margin.Text(margin) };
    }

    private static SloOutcome Good(Slo slo, long bad, long count, Ratio atLeast)
    {
        var limit = atLeast.Complement.Value;
        var (verdict, bounds) = RatioJudgement.Of(bad, bad, count, Target.AtMost(limit));
        var interval = new BinomialInterval(1 - bounds.High, 1 - bounds.Low);
        var outcome = Outcome(slo, verdict, bad, count, limit, (double)(count - bad) / count, Target.AtLeast(atLeast.Value), interval);

        // No number of samples proves "all of them": like a maximum it is what it is, and one bad sample misses it.
        return limit > 0 || bad > 0
            ? outcome
            : outcome with { Verdict = Verdict.Pass, Interval = "", Reason = $"{slo.Quantity} {outcome.Measured} (0 of {Quantities.Count(count)} failed), limit {slo.Limit}" };
    }

    private static SloOutcome Outcome(Slo slo, Verdict verdict, long bad, long count, double badLimit, double share, Target target, BinomialInterval bounds)
    {
        var needed = badLimit > 0 ? RatioJudgement.SamplesForProof(badLimit) : 0;
        var counts = $"{Quantities.Count(bad)} of {Quantities.Count(count)} failed";
        var measured = target.Percent(share, count);
        var interval = Ranges.Text(target.Percent(bounds.Low, count), target.Percent(bounds.High, count));
        return new SloOutcome
        {
            Slo = slo,
            Verdict = verdict,
            Samples = count,
            Value = share,
            Measured = measured,
            Interval = interval,
            Reason = verdict switch
            {
                Verdict.Inconclusive when count < needed =>
                    $"{counts}; {Quantities.Count(count)} samples can't prove it: at least {Quantities.Count(needed)} are needed",
                Verdict.Inconclusive => $"{counts}; the limit lies within the interval {interval}",
                _ => $"{slo.Quantity} {measured} ({counts}), limit {slo.Limit} (95% CI {interval})",
            },
        };
    }
}
