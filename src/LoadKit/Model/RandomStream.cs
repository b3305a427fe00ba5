namespace LoadKit.Model;

/// <summary>
/// A stream of random numbers in eight bytes: SplitMix64 (Steele, Lea, Flood 2014). Streams of one seed and different numbers are
/// independent, so each user has its own and the order in which users run does not matter.
/// </summary>
internal struct RandomStream(ulong seed, ulong number)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong state = Mix(seed ^ Mix(number + Golden));

    public ulong Next() => Mix(state += Golden);

    /// <summary>From 0 to below 1, in steps of 2^-53.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Between 0 and 1 and never either, in steps of 2^-52: what goes into the inverse of a distribution function.</summary>
    public double NextShare() => ((Next() >> 12) + 0.5) * (1.0 / (1UL << 52));

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
