using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>
/// The outcome of an objective for which the run was ended: it is missed. The interval of a fixed time is not for a run that ended because of
/// what was seen, so there is none.
/// </summary>
internal static class GivenUpOutcome
{
    public static SloOutcome Of(SloOutcome outcome, IReadOnlyList<GivenUp> givenUp) =>
        givenUp.FirstOrDefault(one => one.Slo == outcome.Slo) is not { } reason ? outcome : outcome with
        {
            Verdict = Verdict.Fail,
            Reason = reason.Reason,
            IsGivenUp = true,
            Interval = "",
            Low = null,
            High = null,
            EffectiveSamples = null,
            CorrelationTime = null,
            Settles = "",
            IsExceeded = false,
        };
}
