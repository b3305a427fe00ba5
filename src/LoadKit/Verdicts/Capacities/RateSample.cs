namespace LoadKit.Verdicts;

/// <summary>What was counted at a rate.</summary>
/// <param name="Rate">In arrivals per second.</param>
/// <param name="Count">How many requests.</param>
/// <param name="Bad">How many of them were bad.</param>
/// <param name="Worth">How many independent requests they are worth.</param>
internal readonly record struct RateSample(double Rate, long Count, long Bad, double Worth)
{
    /// <summary>Whether it ended because of what it had counted, so that it has more bad ones than its rate.</summary>
    public bool IsBiased { get; init; }

    // None, and all, are taken for half a request from there.
    private double Share => Math.Clamp(Bad, 0.5, Count - 0.5) / Count;

    /// <summary>The logarithm of the odds of the share.</summary>
    public double Logit => LogitOf(Share);

    /// <summary>One over the variance of <see cref="Logit"/>.</summary>
    public double Weight => Worth * Share * (1 - Share);

    public RateSample Add(RateSample other) => new(Rate, Count + other.Count, Bad + other.Bad, Worth + other.Worth);

    public static double LogitOf(double share) => Math.Log(share / (1 - share));
}
