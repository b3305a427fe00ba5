namespace LoadKit.Model;

/// <summary>A virtual user's stream in the shape of <see cref="Random"/>, for the code of scenarios.</summary>
internal sealed class SeededRandom(ulong seed, ulong number) : Random
{
    private RandomStream stream = new(seed, number);

    /// <summary>A stream that goes on where this one stands, and leaves this one alone.</summary>
    public SeededRandom Fork() => new(0, 0) { stream = stream };

    public override int Next() => (int)(stream.NextDouble() * int.MaxValue);

    public override int Next(int maxValue) => Next(0, maxValue);

    public override int Next(int minValue, int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return (int)(minValue + (long)(stream.NextDouble() * ((long)maxValue - minValue)));
    }

    public override long NextInt64() => (long)(stream.Next() >> 1) is var value && value == long.MaxValue ? 0 : value;

    public override long NextInt64(long maxValue) => NextInt64(0, maxValue);

    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        var range = (ulong)(maxValue - minValue);
        return minValue + (long)Math.BigMul(stream.Next(), range, out _);
    }

    public override double NextDouble() => stream.NextDouble();

    public override float NextSingle() => (stream.Next() >> 40) * (1f / (1 << 24));

    public override void NextBytes(byte[] buffer) => NextBytes(buffer.AsSpan());

    public override void NextBytes(Span<byte> buffer)
    {
        foreach (ref var value in buffer)
        {
            value = (byte)(stream.Next() >> 56);
        }
    }

    protected override double Sample() => stream.NextDouble();
}
