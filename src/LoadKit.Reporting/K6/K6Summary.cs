using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LoadKit.Reporting.K6;

/// <summary>The whole result as one JSON object: <c>root_group</c> and <c>metrics</c>.</summary>
internal static class K6Summary
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 4, NewLine = "\n" };

    public static string Of(RunResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            WriteGroup(json, result);
            json.WriteStartObject("metrics");
            foreach (var metric in K6Metrics.Of(result).OrderBy(metric => metric.Name, StringComparer.Ordinal))
            {
                Write(json, metric);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteGroup(Utf8JsonWriter json, RunResult result)
    {
        json.WriteStartObject("root_group");
        WriteName(json, "", "");
        json.WriteStartObject("groups");
        json.WriteEndObject();
        json.WriteStartObject("checks");
        foreach (var check in result.Checks)
        {
            json.WriteStartObject(check.Name);
            WriteName(json, check.Name, $"::{check.Name}");
            json.WriteNumber("passes", check.Passed);
            json.WriteNumber("fails", check.Failed);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteName(Utf8JsonWriter json, string name, string path)
    {
        json.WriteString("name", name);
        json.WriteString("path", path);
        json.WriteString("id", Id(path));
    }

    private static void Write(Utf8JsonWriter json, K6Metric metric)
    {
        json.WriteStartObject(metric.Name);
        foreach (var (name, value) in metric.Values.Where(of => double.IsFinite(of.Value)))
        {
            json.WriteNumber(name, value);
        }

        if (metric.Thresholds.Count > 0)
        {
            json.WriteStartObject("thresholds");
            foreach (var (expression, isCrossed) in metric.Thresholds)
            {
                json.WriteBoolean(expression, isCrossed);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // As long as k6's, and the same for the same path.
    private static string Id(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..32];
}
