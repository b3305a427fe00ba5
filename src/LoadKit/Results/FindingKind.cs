namespace LoadKit;

/// <summary>What a <see cref="Finding"/> is about.</summary>
public enum FindingKind
{
    /// <summary>Worth knowing; changes no verdict.</summary>
    Notice,

    /// <summary>Where to look first when an objective is not met: which step, when, which error. Computed, not guessed.</summary>
    Clue,

    /// <summary>A doubt about the measurement: no verdict passes on it.</summary>
    Doubt,
}
