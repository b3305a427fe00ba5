namespace LoadKit.Reporting.Charts;

/// <summary>A side of a text.</summary>
internal enum Side
{
    Left,
    Middle,
    Right,
}
