namespace LoadKit.Recording;

/// <summary>How often a group of errors has come since the last reading, and the group as it is now.</summary>
internal sealed record ErrorGain(ErrorGroup Group, long More);
