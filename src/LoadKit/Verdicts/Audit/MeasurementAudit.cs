using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>
/// Doubts about the measurement itself. The generator's own delay makes latencies longer, so it can only be the cause of a miss; a load that was not
/// there can only be the cause of a pass. What neither can have changed is a notice.
/// </summary>
internal sealed class MeasurementAudit
{
    private readonly RunRecord record;
    private readonly Evidence evidence;
    private readonly Totals judged;
    private readonly JudgedGenerator? generator;
    private readonly List<OwnDelay> delays;
    private readonly BlockedPool? blocked;
    private readonly ClosedLoadAudit closed;
    private readonly HashSet<OwnDelay> deciding = [];

    public MeasurementAudit(RunRecord record, Evidence evidence, Totals judged, JudgedGenerator? generator)
    {
        (this.record, this.evidence, this.judged, this.generator) = (record, evidence, judged, generator);
        delays = [new LagAudit(LagAudit.LagOf(record, evidence))];
        if (generator is not null)
        {
            blocked = new BlockedPool(generator);
            delays.AddRange([blocked.IsBlocked ? blocked : new PoolAudit(generator), new GarbageAudit(generator), new StandstillAudit(generator)]);
        }

        closed = new ClosedLoadAudit(generator is null ? [] : [.. LittlesLaw.Of(record, evidence)]);
    }

    /// <summary>A missed objective is unproven when the generator alone may have made it miss.</summary>
    public SloOutcome Doubted(SloOutcome outcome) => outcome.Verdict == Verdict.Fail && Excuse(outcome) is { } excuse
        ? outcome with { Verdict = Verdict.Inconclusive, Reason = $"{outcome.Reason}; but {excuse}" }
        : outcome;

    /// <summary>What there is to say, after all outcomes have been asked for.</summary>
    public IEnumerable<Finding> Findings(IReadOnlyList<SloOutcome> outcomes) =>
    [
        .. EndAudit.Of(record, judged.Counts),
        .. ArrivalAudit.Of(record, evidence, judged.Counts, isReal: generator is not null),
        .. generator is null ? [] : PaceAudit.Of(record, evidence),
        .. closed.Findings(outcomes),
        .. delays.Select(delay => delay.Finding(deciding.Contains(delay))).OfType<Finding>(),
        .. generator is null ? [] : ClockAudit.Of(generator),
    ];

    /// <summary>What was looked at, found or not; after all outcomes have been asked for.</summary>
    public IEnumerable<AuditCheck> Checks(IReadOnlyList<SloOutcome> outcomes, IReadOnlyList<Finding> trends)
    {
        yield return AuditChecks.Accounting(judged.Counts);
        yield return AuditChecks.Samples(judged, outcomes);
        yield return AuditChecks.Steadiness(trends, TrendNotice.StagesLongEnough(record, evidence));
        if (ArrivalAudit.Check(record, evidence, [.. ArrivalAudit.Of(record, evidence, judged.Counts, isReal: generator is not null)]) is { } arrivals)
        {
            yield return arrivals;
        }

        if (generator is not null && PaceAudit.Check(record, evidence) is { } pace)
        {
            yield return pace;
        }

        if (closed.Check(closed.Findings(outcomes).FirstOrDefault()) is { } users)
        {
            yield return users;
        }

        foreach (var delay in delays.Where(delay => delay is not LagAudit { HasAny: false }))
        {
            yield return delay.Check(delay.Finding(deciding.Contains(delay)));
        }

        foreach (var check in generator is null
            ? AuditChecks.NotWatched
            : [AuditChecks.Processors(generator.Figures), ClockAudit.Check(generator, ClockAudit.Of(generator).FirstOrDefault())])
        {
            yield return check;
        }
    }

    private string? Excuse(SloOutcome outcome) => OwnDelay.LimitOf(outcome.Slo) is not null
        ? DelayOf(outcome)
        : closed.Excuse(outcome) ?? blocked?.Excuse(outcome);

    private string? DelayOf(SloOutcome outcome)
    {
        var own = delays.Where(delay => delay.Excess(outcome.Slo) > TimeSpan.Zero).ToList();
        var excess = own.Aggregate(TimeSpan.Zero, (sum, delay) => sum + delay.Excess(outcome.Slo));
        if (excess == TimeSpan.Zero || LongerLimit.IsMissed(outcome, excess, new Samples(evidence, outcome.Slo)))
        {
            return null;
        }

        deciding.UnionWith(own);
        return $"the generator's own delay may be the cause ({string.Join(", ", own.Select(delay => delay.Name))})";
    }
}
