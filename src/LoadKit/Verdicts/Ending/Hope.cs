namespace LoadKit.Verdicts;

/// <summary>Whether an objective can still be met.</summary>
internal enum Hope
{
    /// <summary>It can, or nobody knows yet.</summary>
    Left,

    /// <summary>What was measured is not what a system within the limit gives.</summary>
    None,

    /// <summary>The system is down.</summary>
    Outage,
}
