using LoadKit.Model;

namespace LoadKit.Verdicts;

/// <summary>Asks objectives that are functions of the result.</summary>
internal static class CustomJudgement
{
    /// <param name="slo">The objective.</param>
    /// <param name="result">All that was measured; without the outcomes of objectives.</param>
    public static SloOutcome Of(CustomSlo slo, RunResult result)
    {
        try
        {
            var answer = slo.Function(result) ?? throw new InvalidOperationException("the function returned null");
            return new SloOutcome
            {
                Slo = slo,
                Verdict = answer.Verdict,
                Measured = answer.Measured,
                IsMet = answer.Verdict == Verdict.Inconclusive ? null : answer.Verdict == Verdict.Pass,
                Samples = result.Totals.Requests.Count,
                Reason = answer.Reason.Length > 0 ? answer.Reason : $"{slo.Quantity} {answer.Measured}, limit {slo.Limit}",
            };
        }
        catch (Exception exception)
        {
            return SloEvaluator.NoData(slo, $"the objective's function threw {exception.GetType().Name} ({Failure.Of(exception).Message})");
        }
    }
}
