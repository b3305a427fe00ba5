namespace LoadKit;

/// <summary>The answer to an objective, and to a load test. Ordered from best to worst, so the worst of several is their maximum.</summary>
public enum Verdict
{
    /// <summary>Met, with confidence.</summary>
    Pass,

    /// <summary>Not proven either way: too little evidence, or a measurement in doubt.</summary>
    Inconclusive,

    /// <summary>Missed, with confidence.</summary>
    Fail,
}
