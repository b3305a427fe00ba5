using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Judges objectives on the Apdex: requests within T count one, those within 4 T half, slower and failed ones nothing (Apdex Alliance 2007).</summary>
internal static class ApdexJudgement
{
    public static SloOutcome Of(ApdexSlo slo, Samples samples)
    {
        if (samples.IsEmpty)
        {
            return SloEvaluator.NoData(slo);
        }

        WindowSum[] scores = [.. samples.Windows.All.Select(window => new WindowSum(window.Count - window.Failed - ((window.Over(0) + window.Over(1)) / 2.0), window.Count))];
        var target = Target.AtLeast(slo.AtLeast);
        var sum = WindowSum.Add(scores);
        var apdex = sum.Sum / sum.Count;
        var batches = BatchMean.Of(scores, samples.Confidence) is { HalfWidth: > 0 } some ? some : null;
        var plain = Plain(apdex, sum.Count, samples.Confidence);
        var (low, high) = batches is null
            ? plain
            : (Math.Min(plain.Low, Math.Max(0, apdex - batches.HalfWidth)), Math.Max(plain.High, Math.Min(1, apdex + batches.HalfWidth)));
        var reading = new Reading(slo, target, target.Score, score => Margin.Above(score, target.Limit));
        var outcome = reading.Outcome(target.Judge(low, high), sum.Count, apdex, (low, high));
        if (outcome.Verdict == Verdict.Pass && !target.IsMetBy(low * sum.Count / (sum.Count + samples.Missing)))
        {
            return outcome with { Verdict = Verdict.Inconclusive, Reason = MissingRequests.Text(samples), Settles = MissingRequests.Settles(samples) };
        }

        return MeanOutcome.Of(outcome, batches, Math.Max(apdex - low, high - apdex), target, samples);
    }

    // No score varies more than one that is all or nothing, so the interval of a share is wide enough, also where all are alike.
    private static (double Low, double High) Plain(double apdex, long count, double confidence)
    {
        var share = BinomialInterval.ClopperPearson(apdex * count, count, confidence);
        return (share.Low, share.High);
    }
}
