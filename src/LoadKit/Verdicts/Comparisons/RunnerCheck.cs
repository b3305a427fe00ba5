namespace LoadKit.Verdicts;

/// <summary>Whether two runs were made under the same conditions, and if not, what differs.</summary>
internal static class RunnerCheck
{
    /// <summary>The very same machine and software, by what they say of themselves.</summary>
    public static bool IsSame(Baseline baseline, Baseline candidate) => baseline.Runner is not null && baseline.Runner == candidate.Runner;

    /// <summary>Another machine or another load is a doubt: what they change can't be told from what the code changes. Other software may be what is tested.</summary>
    public static IEnumerable<Finding> Findings(Baseline baseline, Baseline candidate)
    {
        if (baseline.Runner is { } there && candidate.Runner is { } here)
        {
            var (machine, software) = (there.MachineDifferences(here), there.SoftwareDifferences(here));
            if (machine.Count + software.Count > 0)
            {
                yield return new Finding(
                    machine.Count > 0 ? FindingKind.Doubt : FindingKind.Notice,
                    $"the baseline was recorded on a different runner ({string.Join("; ", [.. machine, .. software])})");
            }
        }
        else
        {
            yield return new Finding(FindingKind.Notice, "nobody knows whether both runs were made on the same runner");
        }

        if (baseline.JudgedLoad != candidate.JudgedLoad && baseline.JudgedLoad.Length > 0 && candidate.JudgedLoad.Length > 0)
        {
            yield return new Finding(FindingKind.Doubt, $"the loads differ: {baseline.JudgedLoad} against {candidate.JudgedLoad}");
        }

        foreach (var (run, doubts) in new[] { ("baseline", baseline.Doubts), ("candidate", candidate.Doubts) })
        {
            foreach (var doubt in doubts)
            {
                yield return new Finding(FindingKind.Doubt, $"{run}: {doubt}");
            }
        }
    }
}
