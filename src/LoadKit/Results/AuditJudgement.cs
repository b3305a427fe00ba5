namespace LoadKit;

/// <summary>What came of an <see cref="AuditCheck"/>. Ordered from best to worst, so the worst of several is their maximum.</summary>
public enum AuditJudgement
{
    /// <summary>It keeps to its rule.</summary>
    Fine,

    /// <summary>Nobody looked: time is virtual, or the run was over before there was anything to see.</summary>
    NotWatched,

    /// <summary>Beyond the rule, but no verdict depends on it; or worth knowing by itself.</summary>
    Notice,

    /// <summary>It puts a verdict in doubt.</summary>
    Doubt,
}
