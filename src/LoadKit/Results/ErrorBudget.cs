namespace LoadKit;

/// <summary>
/// What a run made of the error budget of an availability objective. The budget is what may fail: 1 - the target. The burn rate is how many times
/// faster than allowed it is spent: at 1 it lasts exactly for its period (Beyer et al., The Site Reliability Workbook, 2018, chapter 5).
/// </summary>
/// <param name="AtLeast">The share that has to succeed.</param>
/// <param name="Period">The period of the budget, as a rule 30 days.</param>
/// <param name="Failed">How many requests failed.</param>
/// <param name="Count">Of how many.</param>
/// <param name="Measured">The judged time.</param>
/// <param name="BurnRateLow">The lower end of the burn rate's interval.</param>
/// <param name="BurnRateHigh">The upper end of the burn rate's interval.</param>
/// <param name="Alerts">Alerts on the burn rate that are usual, replayed on the run; only those whose windows the judged time fills.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record ErrorBudget(
    Ratio AtLeast, TimeSpan Period, long Failed, long Count, TimeSpan Measured, double BurnRateLow, double BurnRateHigh, IReadOnlyList<BurnAlert> Alerts)
{
    /// <summary>How many requests of the run may fail: n (1 - target).</summary>
    public double Allowed => Count * AtLeast.Complement.Value;

    /// <summary>The share of what may fail in the run that failed, and how many times faster than allowed the budget is spent: (k/n) / (1 - target).</summary>
    public double BurnRate => Count == 0 ? 0 : (double)Failed / Count / AtLeast.Complement.Value;

    /// <summary>The share of the period's budget that the run spent, were the traffic of the whole period like it.</summary>
    public Ratio SpentOfPeriod => new(BurnRate * (Measured / Period));

    /// <summary>The whole budget as a time without any success: 43 min 12 s of 30 days at 99.9 %.</summary>
    public TimeSpan Allowance => Period * AtLeast.Complement.Value;

    /// <summary>What the run spent of <see cref="Allowance"/>.</summary>
    public TimeSpan Spent => Allowance * SpentOfPeriod.Value;

    /// <summary>After what time at this rate the budget of the period is used up; null when it lasts for the whole period.</summary>
    public TimeSpan? ExhaustedAfter => BurnRate > 1 ? Period / BurnRate : null;
}
