using System.IO.Compression;
using BenchmarkDotNet.Attributes;

namespace LoadKit.Benchmarks.Histograms;

/// <summary>A histogram of 100,000 values to HdrHistogram's V2 encoding and back; the baseline is zlib on the same bytes, which is not ours to make
/// faster.</summary>
public class EncodingBenchmarks
{
    private readonly Histogram histogram = Latencies.Histogram(100_000);
    private byte[] plain = [];
    private byte[] compressed = [];
    private string text = "";

    [GlobalSetup]
    public void Prepare()
    {
        plain = histogram.Encode();
        compressed = histogram.EncodeCompressed();
        text = histogram.ToBase64();
    }

    [Benchmark(Description = "zlib alone, deflate", Baseline = true)]
    public long Deflate()
    {
        using var target = new MemoryStream(256);
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(plain);
        return target.Length;
    }

    [Benchmark(Description = "zlib alone, inflate")]
    public int Inflate()
    {
        using var zlib = new ZLibStream(new MemoryStream(compressed, 8, compressed.Length - 8), CompressionMode.Decompress);
        Span<byte> target = stackalloc byte[8192];
        return zlib.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
    }

    [Benchmark(Description = "Encode")]
    public byte[] Encode() => histogram.Encode();

    [Benchmark(Description = "Decode")]
    public Histogram Decode() => Histogram.Decode(plain);

    [Benchmark(Description = "EncodeCompressed")]
    public byte[] EncodeCompressed() => histogram.EncodeCompressed();

    [Benchmark(Description = "Decode, compressed")]
    public Histogram DecodeCompressed() => Histogram.Decode(compressed);

    [Benchmark(Description = "ToBase64, as in a log")]
    public string ToBase64() => histogram.ToBase64();

    [Benchmark(Description = "FromBase64, as in a log")]
    public Histogram FromBase64() => Histogram.FromBase64(text);
}
