namespace LoadKit.Reporting.Tables;

/// <summary>That a run did not go to its end, in a few words.</summary>
internal static class EarlyEnd
{
    /// <summary>What stands before a text about a run that ended early: <c>run cancelled after 8 s: </c>; nothing for one that went to its end.</summary>
    public static string Before(RunResult result) => result.StopReason == StopReason.Completed ? "" : $"run {Word(result.StopReason)} after {Quantities.Length(result.Duration)}: ";

    private static string Word(StopReason reason) => reason switch
    {
        StopReason.Aborted => "aborted",
        StopReason.CutShort => "cut short",
        _ => "cancelled",
    };
}
