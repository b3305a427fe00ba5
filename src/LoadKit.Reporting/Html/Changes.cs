using System.Globalization;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html;

/// <summary>
/// What changed since the baseline, and whether that is more than chance: two runs of the same thing differ, so a change is called one only where
/// <see cref="BaselineComparison"/> does.
/// </summary>
internal sealed class Changes
{
    /// <summary>What stands in the place of a change that would be one of the machine, or of the load.</summary>
    public const string NotComparable = "not comparable";

    private static readonly double[] Percentiles = [50, 95, 99];
    private readonly ComparisonResult whole;
    private readonly ComparisonResult steps;

    private Changes(RunResult baseline, ComparisonResult whole, ComparisonResult steps) => (Baseline, this.whole, this.steps) = (baseline, whole, steps);

    public RunResult Baseline { get; }

    /// <summary>Why nothing can be told apart, such as another machine; empty where it can.</summary>
    public IEnumerable<string> Doubts => whole.Findings.Select(finding => finding.Text);

    /// <summary>Whether a change may be one of what is tested: false where machine or load differ, or one of the measurements is in doubt.</summary>
    public bool IsComparable => whole.Findings.All(finding => finding.Kind != FindingKind.Doubt);

    public static Changes Between(RunResult baseline, RunResult result)
    {
        var stored = LoadKit.Baseline.Of(baseline);
        var names = result.Steps.Select(step => step.Name).Intersect(baseline.Steps.Select(step => step.Name), StringComparer.Ordinal).Where(name => !string.IsNullOrWhiteSpace(name));
        ComparedQuantity[] onAll = [.. Percentiles.Select(percentile => ComparedQuantity.Latency(percentile)), ComparedQuantity.Throughput(), ComparedQuantity.ErrorRate()];
        ComparedQuantity[] ofSteps = [.. names.Select(name => ComparedQuantity.Latency(95, name))];
        var whole = BaselineComparison.Of(stored, result, quantities: onAll);
        return new(baseline, whole, ofSteps.Length == 0 ? whole : BaselineComparison.Of(stored, result, quantities: ofSteps));
    }

    /// <summary>How a quantity came out; null where it was not compared.</summary>
    public ComparisonOutcome? Of(ComparedQuantity quantity) =>
        whole.Quantities.Concat(steps.Quantities).FirstOrDefault(one => one.Quantity == quantity)?.Outcome;

    /// <summary>A change with its judgement; empty where there is nothing to compare with.</summary>
    public Markup Text(double now, double before, ComparisonOutcome? outcome)
    {
        var change = Percent(now, before);
        return change.Length == 0 ? Markup.None : IsComparable ? ChangeText.Of(change, outcome) : Markup.Of($"{NotComparable}");
    }

    /// <summary>A change in percent: <c>+23 %</c>; empty where there is nothing to compare with.</summary>
    public static string Percent(double now, double before)
    {
        if (!(before > 0) || !double.IsFinite(now / before))
        {
            return "";
        }

        var change = 100 * ((now / before) - 1);
        var text = Math.Abs(change) < 9.95 ? Math.Round(change, 1).ToString("+0.0;-0.0;0", CultureInfo.InvariantCulture) : Math.Round(change).ToString("+#,0;-#,0;0", CultureInfo.InvariantCulture);
        return $"{text} %";
    }

    /// <summary>An outcome in a word.</summary>
    public static string Word(ComparisonOutcome? outcome) => outcome switch
    {
        ComparisonOutcome.Regressed => "worse",
        ComparisonOutcome.Improved => "better",
        ComparisonOutcome.Unchanged => "no worse",
        _ => "no clear change",
    };
}
