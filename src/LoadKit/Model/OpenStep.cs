namespace LoadKit.Model;

/// <summary>A step that has begun: its name, its start, and what its user had noted until then.</summary>
internal readonly record struct OpenStep(string Name, long Start, int Marks, int Tags, long Thought, StepTrace? Trace);
