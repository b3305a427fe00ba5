using System.Text.Json;
using System.Text.Json.Serialization;
using LoadKit.Histograms;

namespace LoadKit.Storage;

/// <summary>A histogram as it stands in a file: HdrHistogram's compressed encoding, and what that leaves out.</summary>
/// <param name="Hdr">The compressed V2 encoding in base64, in microseconds, as HdrHistogram's own tools read it.</param>
/// <param name="Min">The shortest time, in microseconds.</param>
/// <param name="Max">The longest.</param>
/// <param name="Sum">All together; the largest number there is means that or more.</param>
/// <param name="Clamped">How many were longer than can be recorded.</param>
/// <param name="Negative">How many were below zero.</param>
internal sealed record HistogramFile(
    string Hdr,
    long Min,
    long Max,
    long Sum,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Clamped = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Negative = 0)
{
    public static HistogramFile? Of(Histogram histogram) => histogram.Count == 0 && histogram.Layout.Equals(HistogramLayout.Default)
        ? null
        : new(histogram.ToBase64(), histogram.Totals.Min, histogram.Totals.Max, histogram.Sum, histogram.Clamped, histogram.Negative);

    /// <exception cref="JsonException">It is no histogram of times, or its parts contradict each other.</exception>
    public Histogram ToHistogram()
    {
        try
        {
            var buckets = Histogram.FromBase64(Hdr);
            return buckets.Layout.Equals(HistogramLayout.Default)
                ? buckets.With(new HistogramTotals(Min, Max, Sum, Clamped, Negative)) ?? throw new JsonException($"minimum {Min}, maximum {Max} and sum {Sum} of a histogram are not those of its buckets")
                : throw new JsonException($"the histogram must have {HistogramLayout.Default}, but has {buckets.Layout}");
        }
        catch (HistogramFormatException error)
        {
            throw new JsonException(error.Message, error);
        }
    }
}
