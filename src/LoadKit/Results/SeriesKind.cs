namespace LoadKit.Results;

/// <summary>What a series counts.</summary>
internal enum SeriesKind
{
    /// <summary>Iterations in which a step ended.</summary>
    Iteration,

    /// <summary>Iterations in which no step ended: each is a request of its own.</summary>
    SoloIteration,

    /// <summary>Steps: each is a request.</summary>
    Step,

    /// <summary>Iterations that failed outside their steps: each counts as a failed request without a time.</summary>
    OutsideFailure,

    /// <summary>Checks.</summary>
    Check,

    /// <summary>Steps that carry a tag.</summary>
    StepTag,

    /// <summary>Iterations that carry a tag and in which a step ended.</summary>
    IterationTag,

    /// <summary>Iterations that carry a tag and in which no step ended: each is a request of its own.</summary>
    SoloIterationTag,

    /// <summary>Arrivals of an open load: those that became iterations, and those that were dropped.</summary>
    Arrivals,

    /// <summary>Bytes sent by a step, as passes; by iterations outside their steps where it has no name.</summary>
    Sent,

    /// <summary>Bytes received, likewise.</summary>
    Received,

    /// <summary>Steps that repeated one, as passes.</summary>
    Retries,

    /// <summary>How long a phase of a step took.</summary>
    Phase,
}
