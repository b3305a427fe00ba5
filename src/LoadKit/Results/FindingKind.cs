namespace LoadKit;

/// <summary>What a <see cref="Finding"/> is about.</summary>
public enum FindingKind
{
    /// <summary>Worth knowing; changes no verdict.</summary>
    Notice,

    /// <summary>A doubt about the measurement: no verdict passes on it.</summary>
    Doubt,
}
