namespace LoadKit;

/// <summary>Why a run ended.</summary>
public enum StopReason
{
    /// <summary>The load profile was run to its end.</summary>
    Completed,

    /// <summary>The caller's token was cancelled; the result covers the part that ran.</summary>
    Cancelled,
}
