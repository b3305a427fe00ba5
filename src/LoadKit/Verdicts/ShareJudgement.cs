using LoadKit.Results;

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

        var rate = (double)samples.Failed / samples.Count;
        return Bad(slo, samples.Failed, samples.Count, slo.Below.Value, isStrict: true) with
        {
            Value = rate,
            Margin = Margin.Below(rate, slo.Below.Value),
            MarginText = Margin.Text(Margin.Below(rate, slo.Below.Value), goodIsBelow: true),
        };
    }

    public static SloOutcome Of(AvailabilitySlo slo, Samples samples)
    {
        if (samples.Count == 0)
        {
            return SloEvaluator.NoData(slo, "nothing was measured");
        }

        var left = Margin.OfBudget((double)(samples.Count - samples.Failed) / samples.Count, slo.AtLeast.Value);
        var allowed = Quantities.Length(slo.Per * slo.AtLeast.Complement.Value);
        var outcome = Good(slo, samples.Count - samples.Failed, samples.Count, slo.AtLeast);
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
        var passed = checks.Sum(data => data.Passes);
        var count = passed + checks.Sum(data => data.Failures);
        if (count == 0)
        {
            return SloEvaluator.NoData(slo, "no such check was made");
        }

        var rate = (double)passed / count;
        var margin = Margin.Above(rate, slo.AtLeast.Value);
        return Good(slo, passed, count, slo.AtLeast) with { Margin = margin, MarginText = Margin.Text(margin, goodIsBelow: false) };
    }

    private static SloOutcome Good(Slo slo, long good, long count, Ratio atLeast)
    {
        var limit = atLeast.Complement.Value;
        var (verdict, bad) = RatioJudgement.Of(count - good, count - good, count, limit, isStrict: false);
        var rate = new Ratio((double)good / count);
        var interval = Ranges.Text(
            Quantities.Percent(new Ratio(1 - bad.High), count, Rounding.Down), Quantities.Percent(new Ratio(1 - bad.Low), count, Rounding.Down));
        return Outcome(slo, verdict, count, rate, Quantities.Percent(rate, count, Rounding.Down), interval, count - good, limit);
    }

    private static SloOutcome Bad(Slo slo, long bad, long count, double limit, bool isStrict)
    {
        var (verdict, bounds) = RatioJudgement.Of(bad, bad, count, limit, isStrict);
        var rate = new Ratio((double)bad / count);
        var interval = Ranges.Text(
            Quantities.Percent(new Ratio(bounds.Low), count, Rounding.Up), Quantities.Percent(new Ratio(bounds.High), count, Rounding.Up));
        return Outcome(slo, verdict, count, rate, Quantities.Percent(rate, count, Rounding.Up), interval, bad, limit);
    }

    private static SloOutcome Outcome(Slo slo, Verdict verdict, long count, Ratio rate, string measured, string interval, long bad, double limit)
    {
        var needed = limit > 0 ? RatioJudgement.SamplesForProof(limit) : long.MaxValue;
        var counts = $"{Quantities.Count(bad)} of {Quantities.Count(count)} failed";
        return new SloOutcome
        {
            Slo = slo,
            Verdict = verdict,
            Samples = count,
            Value = rate.Value,
            Measured = measured,
            Interval = interval,
            Reason = verdict switch
            {
                Verdict.Inconclusive when count < needed && needed < long.MaxValue =>
                    $"{counts}; {Quantities.Count(count)} samples can't prove it: at least {Quantities.Count(needed)} are needed",
                Verdict.Inconclusive => $"{counts}; the limit lies within the interval {interval}",
                _ => $"{slo.Quantity} {measured} ({counts}), limit {slo.Limit} (95% CI {interval})",
            },
        };
    }
}
