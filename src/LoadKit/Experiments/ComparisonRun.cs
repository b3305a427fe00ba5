using LoadKit.Model;
using LoadKit.Results;
using LoadKit.Verdicts;

namespace LoadKit.Experiments;

/// <summary>The course of a comparison: pair after pair, block after block.</summary>
internal sealed class ComparisonRun(Comparison comparison, IProgress<ComparisonProgress>? progress)
{
    private readonly List<BlockPair> pairs = [];
    private readonly List<Finding> doubts = [];
    private readonly ulong seed = comparison.Seed ?? Seeds.Draw();
    private bool isCancelled;

    public async Task<ComparisonResult> ExecuteAsync(CancellationToken cancellationToken)
    {
        var dice = new RandomStream(seed, 0);
        for (var pair = 1; pair <= comparison.Pairs && !isCancelled; pair++)
        {
            // Any fixed order would take a trend of the machine for a difference.
            var (pairSeed, candidateFirst) = (dice.Next(), dice.NextDouble() < 0.5);
            var first = await BlockAsync(pair, candidateFirst, pairSeed, cancellationToken).ConfigureAwait(false);
            var second = isCancelled ? null : await BlockAsync(pair, !candidateFirst, pairSeed, cancellationToken).ConfigureAwait(false);
            if (!isCancelled)
            {
                Add(candidateFirst ? (second!, first!) : (first!, second!));
            }
        }

        return ComparisonJudgement.Of(comparison.Baseline.Name, comparison.Candidate.Name, comparison.Quantities, pairs, comparison.Pairs, new ComparisonTerms(comparison.Tolerance.Value, comparison.Confidence.Value), doubts) with
        {
            MethodText = MethodText(),
            Seed = seed,
            Runner = Runner.Current,
        };
    }

    private async Task<RunResult?> BlockAsync(int pair, bool isCandidate, ulong pairSeed, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            isCancelled = true;
            return null;
        }

        var test = (isCandidate ? comparison.Candidate : comparison.Baseline).Varied(plan => BlockPlan.Of(plan, comparison.BlockLength, comparison.Discard, pairSeed));
        var result = await test.RunAsync(cancellationToken).ConfigureAwait(false);
        isCancelled = result.StopReason == StopReason.Cancelled;
        var made = new ComparisonProgress(pair, comparison.Pairs, isCandidate, result);
        progress?.Report(made);
        if (!isCancelled)
        {
            doubts.AddRange(Doubts(result).Select(doubt => doubt with { Text = $"{made}: {doubt.Text}" }));
        }

        return result;
    }

    private void Add((RunResult Baseline, RunResult Candidate) pair) => pairs.Add(new BlockPair(
        Stretch.Of(pair.Baseline, comparison.Baseline.ToPlan().GracefulStop),
        Stretch.Of(pair.Candidate, comparison.Candidate.ToPlan().GracefulStop),
        Doubts(pair.Baseline).Concat(Doubts(pair.Candidate).Where(doubt => !doubt.IsFlattering)).Any())
    {
        IsCandidateFlattered = Doubts(pair.Candidate).Any(doubt => doubt.IsFlattering),
    });

    private static IEnumerable<Finding> Doubts(RunResult result) => result.Findings.Where(finding => finding.Kind == FindingKind.Doubt);

    private string MethodText()
    {
        var count = Quantities.Count(pairs.Count, "pair", "pairs");
        return BlockPlan.IsCounted(comparison.Baseline.ToPlan())
            ? $"{count} of the whole plan"
            : $"{count} of {Quantities.Length(comparison.BlockLength)} blocks, {Quantities.Length(comparison.Discard)} of each discarded";
    }
}
