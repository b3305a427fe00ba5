namespace LoadKit.Engine;

/// <summary>The commit that a CI system says it builds, so that a report can be matched with the code; a label of the plan's own goes first.</summary>
internal static class CommitLabel
{
    public const string Name = "commit";

    // GitHub and Gitea, GitLab, Azure Pipelines, TeamCity, Jenkins.
    private static readonly string[] Variables = ["GITHUB_SHA", "CI_COMMIT_SHA", "BUILD_SOURCEVERSION", "BUILD_VCS_NUMBER", "GIT_COMMIT"];

    public static IReadOnlyList<Label> AddTo(IReadOnlyList<Label> labels, Func<string, string?> variable) =>
        labels.All(label => label.Name != Name) && Variables.Select(variable).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) is { } commit
            ? [.. labels, new Label(Name, commit)]
            : labels;
}
