using System.Text.Json.Serialization;

namespace LoadKit.Results;

/// <summary>What is measured apart: who did what. The stage is kept beside it.</summary>
/// <param name="Kind">What it counts.</param>
/// <param name="UserType">Who.</param>
/// <param name="Scenario">Doing what.</param>
/// <param name="Name">The step's or check's name; null for iterations.</param>
/// <param name="Tag">The tag, where it counts what carries one; the phase of an exchange.</param>
/// <param name="IsRejected">Whether it counts what was rejected, which is apart from the rest: all of it failed.</param>
internal sealed record Series(SeriesKind Kind, string UserType, string Scenario, string? Name = null, Tag? Tag = null, bool IsRejected = false)
{
    /// <summary>Arrivals of an open load; the stage tells of which.</summary>
    public static Series Arrivals { get; } = new(SeriesKind.Arrivals, "", "");

    /// <summary>Whether objectives on requests are about it.</summary>
    [JsonIgnore]
    public bool IsRequest => Kind is SeriesKind.Step or SeriesKind.SoloIteration;

    [JsonIgnore]
    public bool IsIteration => Kind is SeriesKind.Iteration or SeriesKind.SoloIteration;

    /// <summary>Whether it is of what an objective with this scope counts: requests, iterations, or those of them that carry a tag.</summary>
    public bool IsCountedBy(SloScope scope) => IsOfKind(scope) && IsWithin(scope) && !(IsRejected && scope.WithoutRejections);

    /// <summary>Whether it is beside the requests: bytes, retries, phases.</summary>
    [JsonIgnore]
    public bool IsBeside => Kind is SeriesKind.Sent or SeriesKind.Received or SeriesKind.Retries or SeriesKind.Phase;

    /// <summary>Whether its names are those of the scope; what it counts is not asked.</summary>
    public bool IsWithin(SloScope scope) =>
        (scope.Step is null || (Kind is SeriesKind.Step or SeriesKind.StepTag && Name == scope.Step))
        && (scope.Scenario is null || Scenario == scope.Scenario)
        && (scope.UserType is null || UserType == scope.UserType)
        && (scope.Tag is null || Tag == scope.Tag);

    private bool IsOfKind(SloScope scope) => (scope.Tag, scope.OfIterations) switch
    {
        (null, true) => IsIteration,
        (null, false) => IsRequest || (Kind == SeriesKind.OutsideFailure && scope.Step is null),
        (_, true) => Kind is SeriesKind.IterationTag or SeriesKind.SoloIterationTag,
        (_, false) => Kind is SeriesKind.StepTag or SeriesKind.SoloIterationTag,
    };
}
