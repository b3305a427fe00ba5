namespace LoadKit.Verdicts;

/// <summary>What was measured for an objective, and how it is said: value and interval on the right side of the limit, the margin, the label.</summary>
/// <param name="Slo">The objective.</param>
/// <param name="Target">Its limit.</param>
/// <param name="Print">How a value is printed.</param>
/// <param name="MarginOf">How far a value is on the good side, as a share.</param>
internal sealed record Reading(Slo Slo, Target Target, Func<double, string> Print, Func<double, double> MarginOf)
{
    // Labels: EXCEEDS is a margin of a tenth at the bad end of the interval.
    private const double Exceeds = 0.1;

    public Func<double, string> MarginText { get; init; } = Margin.Text;

    /// <summary>The outcome, without its reason. No interval: it is what it is.</summary>
    public SloOutcome Outcome(Verdict verdict, long samples, double value, (double Low, double High)? interval = null)
    {
        var margin = MarginOf(value);
        return new SloOutcome
        {
            Slo = Slo,
            Verdict = verdict,
            Reason = "",
            Samples = samples,
            Value = value,
            IsMet = Target.IsMetBy(value),
            Measured = Print(value),
            Margin = margin,
            MarginText = MarginText(margin),
            Low = interval?.Low,
            High = interval?.High,
            Interval = interval is { } range ? Text(range) : "",
            IsExceeded = interval is { } all && Math.Min(MarginOf(all.Low), MarginOf(all.High)) >= Exceeds,
        };
    }

    private string Text((double Low, double High) range) =>
        double.IsInfinity(range.Low) ? Ranges.Unbounded : Ranges.Text(Print(range.Low), Print(range.High));
}
