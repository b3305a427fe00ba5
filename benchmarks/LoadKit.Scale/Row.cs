namespace LoadKit.Scale;

/// <summary>A row of a table: what it is called, and the arguments of the process that measures it.</summary>
internal sealed record Row(string Label, params string[] Arguments);
