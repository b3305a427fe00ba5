using LoadKit.Model;

namespace LoadKit;

/// <summary>
/// How long a virtual user thinks: a distribution of pauses. For <see cref="VirtualUser.Think(ThinkTime, CancellationToken)"/> within an
/// iteration and <see cref="UserType.WithThinkTime"/> between two. A pause is never negative and never longer than a day.
/// </summary>
/// <remarks>
/// Every pause takes exactly one number from the user's random stream, a constant one too, so the choice of a distribution changes nothing
/// else that is drawn: the number is put into the inverse of the distribution function (the inversion method; Devroye, <i>Non-Uniform
/// Random Variate Generation</i>, 1986, chapter II.2). Parameters that make no sense are a mistake in the plan, reported when it is run.
/// </remarks>
/// <threadsafety>An immutable value. Make it once, outside the scenario.</threadsafety>
public abstract record ThinkTime
{
    private protected ThinkTime()
    {
    }

    /// <summary>The longest pause: what is drawn above it counts as it. One day when null.</summary>
    public TimeSpan? Limit { get; private init; }

    /// <summary>What is drawn, without the limit, such as <c>exponential, mean 2 s</c>.</summary>
    private protected abstract string Shape { get; }

    // Kept, for every pause asks; and part of the value as what it follows from is.
    private bool IsSound { get; init; }

    /// <summary>Always the same pause; zero is none.</summary>
    public static ThinkTime Constant(TimeSpan time) => Checked(new ConstantThinkTime(time));

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, all equally likely. The mean is (least + most) / 2.</summary>
    public static ThinkTime Uniform(TimeSpan least, TimeSpan most) => Checked(new UniformThinkTime(least, most));

    /// <summary>
    /// The normal distribution, in which less than no time counts as none (clamped, not drawn again): the mean then moves least, and a
    /// pause takes one random number however wide the distribution is.
    /// </summary>
    /// <param name="mean">µ, the mean before clamping; zero or longer.</param>
    /// <param name="standardDeviation">σ before clamping; zero or longer.</param>
    /// <remarks>
    /// The mean of what is drawn is µ Φ(µ/σ) + σ φ(µ/σ): µ plus 0.013 % where µ is three times σ, plus 0.42 % where it is twice, plus 8.3 %
    /// where they are the same (drawing again would give 29 %). Where σ is more than a third of µ, a <see cref="LogNormal"/> is the better model.
    /// </remarks>
    public static ThinkTime Normal(TimeSpan mean, TimeSpan standardDeviation) => Checked(new NormalThinkTime(mean, standardDeviation));

    /// <summary>
    /// Exponential: the pauses of a memoryless user, many short and few long. The standard deviation is the mean; 5 % are longer than three
    /// times the mean, 1 % than 4.6 times.
    /// </summary>
    /// <param name="mean">The mean; longer than zero.</param>
    /// <remarks>A pause is -mean ln(1 - u). <see cref="AtMost"/> lowers the mean to mean (1 - e^(-limit/mean)).</remarks>
    public static ThinkTime Exponential(TimeSpan mean) => Checked(new ExponentialThinkTime(mean));

    /// <summary>Log-normal: around a most likely value, with a long tail to the right, as people's times mostly are.</summary>
    /// <param name="mean">m, the mean of the times themselves, not of their logarithms; longer than zero.</param>
    /// <param name="standardDeviation">s, of the times themselves; zero or longer.</param>
    /// <remarks>
    /// The logarithms have variance σ² = ln(1 + s²/m²) and mean µ = ln m - σ²/2 (Johnson, Kotz and Balakrishnan, <i>Continuous Univariate
    /// Distributions</i> 1, 1994, chapter 14). The median is e^µ = m²/√(m² + s²).
    /// </remarks>
    public static ThinkTime LogNormal(TimeSpan mean, TimeSpan standardDeviation) => Checked(new LogNormalThinkTime(mean, standardDeviation));

    /// <summary>The same, but what is longer than <paramref name="limit"/> counts as that, which lowers the mean. Of two limits the lower one holds.</summary>
    public ThinkTime AtMost(TimeSpan limit) => limit >= Limit ? this : Checked(this with { Limit = limit });

    /// <summary>The distribution with its parameters, such as <c>exponential, mean 2 s, at most 10 s</c>.</summary>
    public sealed override string ToString() => Limit is { } limit ? $"{Shape}, at most {Quantities.Limit(limit)}" : Shape;

    /// <summary>The next pause; takes one number from the stream.</summary>
    internal TimeSpan Next(ref RandomStream stream) => At(stream.NextShare());

    /// <summary>The pause than which this share of all is shorter: above 0 and below 1.</summary>
    internal TimeSpan At(double share) => TimeSpan.FromTicks((long)Math.Round(Math.Clamp(Ticks(share), 0, (Limit ?? ThinkTimeChecks.Longest).Ticks)));

    /// <summary>What makes no sense about it, each with its value and limit.</summary>
    internal IEnumerable<string> Mistakes() =>
        Limit is { } limit ? Parameters().Concat(ThinkTimeChecks.Positive("the longest think time allowed", limit)) : Parameters();

    /// <exception cref="ArgumentException">There are mistakes; the message lists them.</exception>
    internal void EnsureSound(string argument)
    {
        if (!IsSound)
        {
            throw new ArgumentException($"The think time ({this}) makes no sense: {string.Join("; ", Mistakes())}.", argument);
        }
    }

    /// <summary>The inverse of the distribution function, in ticks. May be below zero.</summary>
    private protected abstract double Ticks(double share);

    private protected abstract IEnumerable<string> Parameters();

    private static ThinkTime Checked(ThinkTime time) => time with { IsSound = !time.Mistakes().Any() };
}
