namespace LoadKit.Reporting.Progress;

/// <summary>How an objective stands while the run goes on.</summary>
internal enum Standing
{
    /// <summary>Nothing that it is about has happened.</summary>
    NotYet,

    /// <summary>What happens in a second does not tell: the report will.</summary>
    AtTheEnd,

    /// <summary>All of the interval is on the good side.</summary>
    Met,

    /// <summary>The value is on the good side; there is no interval before the end.</summary>
    MetSoFar,

    /// <summary>The interval has the limit in it.</summary>
    Unproven,

    /// <summary>The value is on the bad side; there is no interval before the end.</summary>
    MissedSoFar,

    /// <summary>All of the interval is on the bad side.</summary>
    Missed,
}
