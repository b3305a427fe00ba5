using System.Collections.Immutable;
using LoadKit.Experiments;

namespace LoadKit;

/// <summary>
/// Is the candidate slower than the baseline? Two runs, one after the other, can't tell: machines differ from one quarter of an hour to the next by
/// more than most changes do. So the two variants are run in pairs of short blocks, in random order within a pair, and the ratios of the
/// pairs are judged: what a pair has in common cancels. A comparison is a value: every <c>With</c> returns a new one.
/// </summary>
/// <remarks>
/// Each block holds the level of a plan's longest stage of constant load; a plan that a number of iterations ends is run as it is. Objectives and
/// reporters of the tests are left out. Both blocks of a pair have the same seed. Compare a test with itself to learn the noise of a machine.
/// </remarks>
/// <threadsafety>Immutable; may be run several times.</threadsafety>
public sealed record Comparison
{
    private Comparison(LoadTest baseline, LoadTest candidate) => (Baseline, Candidate) = (baseline, candidate);

    /// <summary>What is known to be good.</summary>
    public LoadTest Baseline { get; }

    /// <summary>What may be worse.</summary>
    public LoadTest Candidate { get; }

    /// <summary>How many pairs of blocks are run.</summary>
    public int Pairs { get; private init; } = 10;

    /// <summary>How long a block is.</summary>
    public TimeSpan BlockLength { get; private init; } = TimeSpan.FromSeconds(60);

    /// <summary>How much of the beginning of a block is not measured.</summary>
    public TimeSpan Discard { get; private init; } = TimeSpan.FromSeconds(5);

    /// <summary>By how much the candidate may be worse.</summary>
    public Ratio Tolerance { get; private init; } = new(0.05);

    /// <summary>How sure an outcome is to be, two-sided.</summary>
    public Ratio Confidence { get; private init; } = new(0.95);

    /// <summary>What is compared.</summary>
    public IReadOnlyList<ComparedQuantity> Quantities { get; private init; } = [ComparedQuantity.Latency(95)];

    /// <summary>The seed of the order and of all blocks; a new one for each run when null.</summary>
    public ulong? Seed { get; private init; }

    /// <summary>Compares two load tests that have the same load. Default: ten pairs of a minute, p95 of all requests, 5 % tolerance, 95 % confidence.</summary>
    /// <exception cref="ArgumentNullException">A load test is null.</exception>
    public static Comparison Of(LoadTest baseline, LoadTest candidate)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(candidate);
        return new Comparison(baseline, candidate);
    }

    /// <summary>How many pairs are run: more see smaller differences. Default: 10.</summary>
    /// <param name="pairs">From 2 to 1,000.</param>
    public Comparison WithPairs(int pairs) => this with { Pairs = pairs };

    /// <summary>How long a block is, and how much of its beginning is not measured. Default: 60 and 5 seconds.</summary>
    /// <param name="length">Longer than <paramref name="discard"/>, and at most a day.</param>
    /// <param name="discard">Zero or longer; the load rises in it.</param>
    public Comparison WithBlocks(TimeSpan length, TimeSpan discard) => this with { BlockLength = length, Discard = discard };

    /// <summary>By how much the candidate may be worse before it matters. Default: 5 %.</summary>
    /// <param name="tolerance">Above 0 and below 100 %; of a latency 5 % is up to 1.05 times, of a throughput down to 1/1.05.</param>
    public Comparison WithTolerance(Ratio tolerance) => this with { Tolerance = tolerance };

    /// <summary>How sure an outcome is to be, two-sided. Default: 95 %.</summary>
    /// <param name="confidence">Above 0 and below 100 %.</param>
    public Comparison WithConfidence(Ratio confidence) => this with { Confidence = confidence };

    /// <summary>
    /// What is compared, instead of the default, p95 of all requests. Of several quantities the worst is the outcome, and each regression has to be
    /// the surer for it (Holm).
    /// </summary>
    public Comparison On(params ReadOnlySpan<ComparedQuantity> quantities) => this with { Quantities = ImmutableArray.Create(quantities) };

    /// <summary>The seed of the order and of all blocks, instead of the tests' own. Default: a new one for each run, which the result has.</summary>
    public Comparison WithSeed(ulong seed) => this with { Seed = seed };

    /// <summary>Runs all pairs, one block after the other, and judges them. It takes pairs × 2 × length.</summary>
    /// <param name="progress">Is told of every block that ended.</param>
    /// <param name="cancellationToken">Stops the running block gracefully. The result has the pairs that were run to the end, and is inconclusive.</param>
    /// <returns>The result; a regression is in it and throws nothing.</returns>
    /// <exception cref="LoadTestPlanException">The comparison or one of its tests has mistakes; all are listed, and nothing was run.</exception>
    public async Task<ComparisonResult> RunAsync(IProgress<ComparisonProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ComparisonChecks.Ensure(this);
        return await new ComparisonRun(this, progress).ExecuteAsync(cancellationToken).ConfigureAwait(false);
    }
}
