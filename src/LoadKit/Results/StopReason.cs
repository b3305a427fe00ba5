namespace LoadKit;

/// <summary>Why a run ended.</summary>
public enum StopReason
{
    /// <summary>The load profile was run to its end.</summary>
    Completed,

    /// <summary>The caller's token was cancelled, or the process was told to end; the result covers the part that ran.</summary>
    Cancelled,

    /// <summary>A rule of the plan ended it, or an error that made going on pointless; the result covers the part that ran.</summary>
    Aborted,

    /// <summary>The process ended before the run did; the result was read back from its journal and covers what had been written.</summary>
    CutShort,
}
