namespace LoadKit.Scale;

/// <summary>What the process of a row hands back.</summary>
/// <param name="Figures">The cells.</param>
/// <param name="Cpu">Processor time of the whole process in seconds, so that the load of others can be told apart.</param>
internal sealed record RowReport(Figures Figures, double Cpu);
