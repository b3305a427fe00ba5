using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html;

/// <summary>
/// The p95 of each step over time, relative to its own median: on one scale of ratios for all, so that the step that changed most stands out, fast or slow.
/// </summary>
internal sealed class StepLines
{
    private const int Most = 60;
    private const int Fewest = 3;
    private const int SamplesForP95 = 20;
    private const double Least = 1.5;
    private const double FarthestDown = 1 / 4d;
    private readonly Dictionary<string, IReadOnlyList<(double X, double? Y)>> lines = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<(double X, double? Y)> all;
    private readonly double low;
    private readonly double high;

    public StepLines(ReportView view, IReadOnlyList<string> names)
    {
        var windows = view.Windows.Select(window => window.Steps.DistinctBy(step => step.Name).ToDictionary(step => step.Name, step => step.Latency, StringComparer.Ordinal)).ToList();
        all = Line(view, [.. view.Windows.Select(window => window.Latency)]);
        foreach (var name in names)
        {
            lines.TryAdd(name, Line(view, [.. windows.Select(window => window.GetValueOrDefault(name, Histogram.Empty))]));
        }

        var ratios = lines.Values.Append(all).SelectMany(line => line).Select(point => point.Y).OfType<double>().ToList();
        high = Math.Max(Math.Log(Least), ratios.DefaultIfEmpty(0).Max());
        low = Math.Max(Math.Log(FarthestDown), Math.Min(-Math.Log(Least) / 2, ratios.DefaultIfEmpty(0).Min()));
    }

    /// <summary>Whether no step has enough requests.</summary>
    public bool IsEmpty => lines.Values.Append(all).All(line => line.Count == 0);

    /// <summary>The picture of one step, or of all requests.</summary>
    public Markup Of(string? step)
    {
        var line = step is null ? all : lines[step];
        return line.Count == 0 ? Markup.Of($"-") : Sparkline.Of($"p95 over time, {step ?? "all requests"}", Finding(line), line, low, high, Palette.P95);
    }

    // As many points as there are twenty requests for each; the logarithm of the ratio to their median.
    private static IReadOnlyList<(double X, double? Y)> Line(ReportView view, Histogram[] windows)
    {
        var points = (int)Math.Min(Most, windows.Sum(times => times.Count) / SamplesForP95);
        if (points < Fewest)
        {
            return [];
        }

        var size = (windows.Length + points - 1) / points;
        var values = windows.Chunk(size).Select((chunk, i) => (X: Middle(view, i * size, chunk.Length), Y: P95(Histogram.Merge(chunk)))).ToList();
        var known = values.Select(value => value.Y).OfType<double>().Order().ToList();
        return known.Count < Fewest ? [] : [.. values.Select(value => (value.X, value.Y is { } y ? (double?)Math.Log(y / known[known.Count / 2]) : null))];
    }

    // A chunk that has fewer than its share may still have enough for half of a point's worth.
    private static double? P95(Histogram times) => times.Count >= SamplesForP95 / 2 ? Math.Max(1, times.ValueAtPercentile(95)) : null;

    private static double Middle(ReportView view, int first, int count) =>
        (view.Windows[first].Start + view.Windows[first + count - 1].End).TotalSeconds / 2 / Math.Max(1e-9, view.End);

    private static string Finding(IReadOnlyList<(double X, double? Y)> line)
    {
        var highest = Math.Exp(line.Max(point => point.Y ?? 0));
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"At most {highest:0.0} times its median.");
    }
}
