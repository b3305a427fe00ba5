namespace LoadKit.Engine;

/// <summary>One iteration to be done.</summary>
/// <param name="Intended">When it should start.</param>
internal readonly record struct Ticket(long Intended);
