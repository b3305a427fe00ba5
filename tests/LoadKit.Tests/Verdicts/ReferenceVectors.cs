using System.Text.Json;

namespace LoadKit.Tests.Verdicts;

/// <summary>Numbers that statistical software computed, in <c>Verdicts/Vectors</c>.</summary>
internal static class ReferenceVectors
{
    public static JsonElement Read(string name)
    {
        using var stream = typeof(ReferenceVectors).Assembly.GetManifestResourceStream($"Verdicts.Vectors.{name}.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }

    public static IEnumerable<JsonElement> Cases(string name)
    {
        var root = Read(name);
        return (root.ValueKind == JsonValueKind.Array ? root : root.GetProperty("cases")).EnumerateArray();
    }

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static long Count(this JsonElement element, string name) => (long)element.GetProperty(name).GetDouble();

    public static double[] Numbers(this JsonElement element) => [.. element.EnumerateArray().Select(number => number.GetDouble())];

    public static Verdict Verdict(this JsonElement element) => element.GetProperty("verdict").GetString() switch
    {
        "PASS" => LoadKit.Verdict.Pass,
        "FAIL" => LoadKit.Verdict.Fail,
        "INCONCLUSIVE" => LoadKit.Verdict.Inconclusive,
        var other => throw new InvalidOperationException($"no verdict: {other}"),
    };
}
