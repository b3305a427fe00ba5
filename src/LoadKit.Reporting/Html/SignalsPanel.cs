using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>Latency, traffic, errors and saturation beside each other.</summary>
internal static class SignalsPanel
{
    private const int LongestOnALine = 24;

    public static Markup Of(RunResult result)
    {
        var signals = GoldenSignal.Of(result).GroupBy(signal => signal.Name).Select(Signal).ToList();
        return Panel.Of("signals", "Golden signals", Markup.If(signals.Count > 0, $"<div class=\"signals\">{signals}\n</div>"));
    }

    private static Markup Signal(IGrouping<string, GoldenSignal> signal) => Markup.Of($"""

        <div><h3>{Panel.Capital(signal.Key)}</h3>
        <dl>{signal.Select(part => Markup.Of($"\n<div><dt>{Panel.Capital(part.Subject)}</dt> <dd>{Value(part.Value)}</dd></div>"))}
        </dl></div>
        """);

    // A number and its unit stay on one line.
    private static Markup Value(string value) => Markup.Of($"{string.Join(", ", value.Split(", ").Select(part => part.Length <= LongestOnALine ? part.Replace(' ', '\u00A0') : part))}");
}
