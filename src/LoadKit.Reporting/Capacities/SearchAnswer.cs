using LoadKit.Reporting.Charts;

namespace LoadKit.Reporting.Capacities;

/// <summary>One of the three answers of a search.</summary>
/// <param name="Name">Proven, estimate or refuted.</param>
/// <param name="Rate">The rate.</param>
/// <param name="Text">The same with its unit; never rounded to the good side.</param>
/// <param name="Meaning">What it says, in a sentence.</param>
/// <param name="Ink">Its colour.</param>
/// <param name="Dashes">Its dashes, by which it is told apart without colour; null for none.</param>
internal sealed record SearchAnswer(string Name, double Rate, string Text, string Meaning, Ink Ink, string? Dashes);
