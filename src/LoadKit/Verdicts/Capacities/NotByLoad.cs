namespace LoadKit.Verdicts;

/// <summary>
/// Whether what goes wrong does so whatever the load: at an eighth of it the share of bad requests is nearly the same, and so is the median latency, which in a system that is far beyond its
/// limit at both rates it is not.
/// </summary>
internal static class NotByLoad
{
    private const double Less = 8;
    private const double NearlyAll = 0.8;
    private const double Alike = 1.5;

    public static bool Of(IReadOnlyList<ProbeReading> readings)
    {
        var failing = readings.Where(reading => reading.Fails).OrderBy(reading => reading.Rate).ToList();
        return failing.Count > 0 && failing[0].Rate * Less <= failing[^1].Rate
            && failing[^1].Median <= Alike * failing[0].Median
            && failing[^1].Slos.Any(outcome => outcome.Verdict == Verdict.Fail && Share(failing[0], outcome.Slo) >= NearlyAll * Share(failing[^1], outcome.Slo));
    }

    private static double? Share(ProbeReading reading, Slo slo) =>
        reading.Slos.FirstOrDefault(outcome => outcome.Slo == slo) is { Bad: { } bad, Samples: > 0 and var samples } ? (double)bad / samples : null;
}
