namespace LoadKit.Recording;

/// <summary>One reading of a gauge.</summary>
/// <param name="Gauge">Its place in the plan.</param>
/// <param name="At">When the value came.</param>
/// <param name="Value">The value.</param>
internal readonly record struct GaugeGain(int Gauge, TimeSpan At, double Value);
