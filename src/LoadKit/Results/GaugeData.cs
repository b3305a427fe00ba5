namespace LoadKit.Results;

/// <summary>What a gauge told between two neighbouring borders of stages.</summary>
/// <param name="Gauge">Its place in the plan.</param>
/// <param name="Stages">The stages that ran then, one of each population at most.</param>
/// <param name="Figures">What it told.</param>
internal sealed record GaugeData(int Gauge, IReadOnlyList<int> Stages, GaugeResult Figures);
