using LoadKit.Model;

namespace LoadKit.Results;

/// <summary>What is measured apart: who did what. The stage is kept beside it.</summary>
/// <param name="Kind">What it counts.</param>
/// <param name="UserType">Who.</param>
/// <param name="Scenario">Doing what.</param>
/// <param name="Name">The step's or check's name; null for iterations.</param>
/// <param name="Tag">The tag, where it counts what carries one.</param>
internal sealed record Series(SeriesKind Kind, string UserType, string Scenario, string? Name = null, Tag? Tag = null)
{
    /// <summary>Whether objectives on requests are about it.</summary>
    public bool IsRequest => Kind is SeriesKind.Step or SeriesKind.SoloIteration;

    public bool IsIteration => Kind is SeriesKind.Iteration or SeriesKind.SoloIteration;
}
