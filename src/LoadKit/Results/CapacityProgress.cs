namespace LoadKit;

/// <summary>A probe of a capacity search has ended, or the next one begins.</summary>
/// <param name="Ended">The probe that ended; null before the first.</param>
/// <param name="Next">The one that begins now; null when the search is over.</param>
/// <param name="Passed">The highest rate that has passed, where one above it has not; or so far.</param>
/// <param name="NotPassed">The lowest rate above it that has not passed; null while there is none.</param>
/// <param name="Elapsed">Since the search began.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record CapacityProgress(CapacityProbe? Ended, PlannedProbe? Next, Rate? Passed, Rate? NotPassed, TimeSpan Elapsed)
{
    /// <summary>In a line: <c>probe 3, 200 /s: met; between 200 /s and 400 /s; next 283 /s for 30 s to 2 min</c>.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            Ended is null ? null : $"probe {Quantities.Count(Ended.Number)}, {Ended}",
            (Passed, NotPassed) switch
            {
                ({ } passed, { } not) => $"between {Quantities.PerSecond(passed)} and {Quantities.PerSecond(not)}",
                ({ } passed, null) => $"at least {Quantities.PerSecond(passed)}",
                (null, { } not) => $"below {Quantities.PerSecond(not)}",
                _ => null,
            },
            Next is null ? "done" : $"next {Next}",
        ];
        return string.Join("; ", parts.OfType<string>());
    }
}
