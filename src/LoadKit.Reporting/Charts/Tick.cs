namespace LoadKit.Reporting.Charts;

/// <summary>A mark on an axis.</summary>
/// <param name="At">Where, in pixels.</param>
/// <param name="Label">What stands beside it; a line only when empty.</param>
internal readonly record struct Tick(double At, string Label);
