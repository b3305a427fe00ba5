using System.Runtime.CompilerServices;
using LoadKit.Histograms;

namespace LoadKit.Benchmarks.Histograms;

/// <summary>The least that an HDR histogram can do: the same index as ours into one array, and nothing else.</summary>
internal sealed class DenseHistogram(HistogramLayout layout)
{
    private readonly BucketArithmetic arithmetic = layout.Arithmetic;

    public long[] Counts { get; } = new long[layout.IndexCount];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(long value) => Counts[arithmetic.Index(value)]++;
}
