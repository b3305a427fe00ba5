namespace LoadKit.Results;

/// <summary>What ended in a stretch of time, by series and stage: the unit on which verdicts rest. One second, or ten in a run too long for that.</summary>
internal sealed record Window(TimeSpan Start, TimeSpan Length, IReadOnlyCollection<WindowCount> Counts)
{
    public TimeSpan End => Start + Length;

    public TimeSpan Middle => Start + (Length / 2);
}
