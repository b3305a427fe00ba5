namespace LoadKit.Results;

/// <summary>What ended in a stretch of time, by series and stage: the unit on which verdicts over time rest. One second, or ten in a run too long for that.</summary>
internal sealed record Window(TimeSpan Start, TimeSpan Length, IReadOnlyCollection<WindowCount> Counts)
{
    public TimeSpan End => Start + Length;
}

/// <summary>What one series counted in a window; the stage is the one of the intended start.</summary>
internal readonly record struct WindowCount(Series Series, int Stage, long Succeeded, long Failed);
