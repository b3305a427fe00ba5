namespace LoadKit;

/// <summary>What an objective is about: everything when nothing is named, otherwise what matches all that is named.</summary>
/// <param name="Step">The step's name; all requests when null.</param>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="UserType">The user type's name.</param>
/// <param name="Stage">The stage's name; the judged stages when null.</param>
/// <param name="Tag">The tag that the steps carry, or the iterations; all when null.</param>
/// <param name="OfIterations">Whether whole iterations are meant instead of requests.</param>
/// <param name="WithoutRejections">Whether what was rejected is left out, as if it had not been asked.</param>
/// <threadsafety>An immutable value.</threadsafety>
public sealed record SloScope(string? Step = null, string? Scenario = null, string? UserType = null, string? Stage = null, Tag? Tag = null, bool OfIterations = false, bool WithoutRejections = false)
{
    /// <summary>The scope in words: <c>all requests</c>, <c>POST /pay</c>, <c>iterations of buy in peak</c>.</summary>
    public override string ToString()
    {
        var what = (OfIterations, Step) switch
        {
            (_, { } step) => step,
            (true, _) => Scenario is null ? "all iterations" : "iterations",
            _ => this is { Scenario: null, UserType: null, Stage: null, Tag: null } ? "all requests" : "requests",
        };
        return string.Concat([
            what,
            Scenario is null ? "" : $" of {Scenario}",
            UserType is null ? "" : $" by {UserType}",
            Stage is null ? "" : $" in {Stage}",
            Tag is null ? "" : $" with {Tag}",
            WithoutRejections ? " but rejected" : "",
        ]);
    }
}
