namespace LoadKit;

/// <summary>What a probe of a capacity search is for.</summary>
public enum ProbePurpose
{
    /// <summary>Twice the rate of the last, until the objectives are not met.</summary>
    Up,

    /// <summary>Half the rate of the last, until they are met.</summary>
    Down,

    /// <summary>Between the highest rate that passed and the lowest that did not.</summary>
    Bisect,

    /// <summary>Above what is unproven, for a lower rate at which they are missed.</summary>
    Refute,

    /// <summary>Where the limit is thought to be crossed, to know that better.</summary>
    Estimate,

    /// <summary>The rate that passed, for longer.</summary>
    Confirm,
}
