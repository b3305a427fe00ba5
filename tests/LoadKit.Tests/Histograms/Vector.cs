using System.Text.Json;

namespace LoadKit.Tests.Histograms;

/// <summary>What HdrHistogram's implementations computed: the files in <c>Vectors</c>.</summary>
internal static class Vector
{
    public static readonly JsonElement Hdr = Json("hdr-v2.json");

    public static Stream Open(string name) => typeof(Vector).Assembly.GetManifestResourceStream($"Histograms.Vectors.{name}")!;

    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    public static JsonElement Json(string name)
    {
        using var stream = Open(name);
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    public static IEnumerable<TestCaseData> Cases(JsonElement list) => list.EnumerateArray()
        .Select(vector => new TestCaseData(vector).SetArgDisplayNames(vector.GetProperty("name").GetString()!));

    public static long Number(this JsonElement element, string name) => element.GetProperty(name).GetInt64();

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();

    public static (long, long) Pair(JsonElement pair) => (pair[0].GetInt64(), pair[1].GetInt64());

    public static HistogramLayout Layout(JsonElement vector) => new(
        (int)vector.Number("significantDigits"), vector.Number("lowestDiscernibleValue"), vector.Number("highestTrackableValue"));

    public static Histogram Histogram(JsonElement vector)
    {
        var layout = Layout(vector);
        var counts = new SortedDictionary<int, long>();
        foreach (var (value, count) in Values(vector))
            counts[layout.IndexOf(value)] = counts.GetValueOrDefault(layout.IndexOf(value)) + count;
        return LoadKit.Histogram.FromCounts(layout, [.. counts.Keys], [.. counts.Values]);
    }

    private static IEnumerable<(long Value, long Count)> Values(JsonElement vector)
    {
        if (vector.TryGetProperty("recordsGenerator", out var generator))
            return Generated(generator.GetString()!.StartsWith("lcg(n=1000,", StringComparison.Ordinal) ? 1000 : 20000);

        var records = vector.GetProperty("records").EnumerateArray().Select(Pair);
        return vector.GetProperty("expectedIntervalForCoordinatedOmission") is { ValueKind: JsonValueKind.Number } interval
            ? records.SelectMany(record => WithOmitted(record.Item1, record.Item2, interval.GetInt64()))
            : records;
    }

    private static IEnumerable<(long, long)> WithOmitted(long value, long count, long interval)
    {
        yield return (value, count);
        for (long missing = value - interval; missing >= interval; missing -= interval)
            yield return (missing, count);
    }

    // The generator that the vectors' file describes.
    private static IEnumerable<(long, long)> Generated(int count)
    {
        ulong x = 1;
        for (int i = 0; i < count; i++)
        {
            x = unchecked((6364136223846793005 * x) + 1442695040888963407);
            long value = 20000 + (long)((x >> 40) % 60000);
            if ((x >> 20) % 100 == 0)
                value *= 8;
            if ((x >> 20) % 1000 == 1)
                value *= 40;
            yield return (value, 1);
        }
    }
}
