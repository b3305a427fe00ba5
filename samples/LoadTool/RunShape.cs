namespace LoadTool;

/// <summary>What the arguments say about a run.</summary>
internal sealed record RunShape(int Users, TimeSpan Duration);
