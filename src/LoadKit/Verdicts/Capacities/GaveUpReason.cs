namespace LoadKit.Verdicts;

/// <summary>Why a search ended before its answer had two ends.</summary>
internal enum GaveUpReason
{
    /// <summary>Everything passes up to the highest rate that may be tried.</summary>
    RangeEnds,

    /// <summary>The generator, or something else about the measurement, is the limit.</summary>
    Generator,

    /// <summary>Not even the lowest rate passes.</summary>
    NothingPasses,

    /// <summary>No rate passes, and none fails.</summary>
    NothingProven,

    /// <summary>With less load no less goes wrong.</summary>
    NotByLoad,

    /// <summary>There are too few requests to prove anything.</summary>
    TooFew,

    /// <summary>What passes for a short time does not for a long one.</summary>
    NotForLong,
}
