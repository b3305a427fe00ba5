namespace LoadKit.Recording;

/// <summary>All groups of errors so far, each as it was read last.</summary>
internal sealed class ErrorTotals
{
    private readonly Dictionary<(string Where, string Kind, string Message), ErrorGroup> groups = [];

    /// <summary>The most frequent first.</summary>
    public IReadOnlyList<ErrorGroup> Groups =>
    [
        .. groups.Values
            .OrderByDescending(group => group.Count)
            .ThenBy(group => group.First)
            .ThenBy(group => group.Where, StringComparer.Ordinal)
            .ThenBy(group => group.Message, StringComparer.Ordinal),
    ];

    public void Add(ErrorGain gain) => groups[(gain.Group.Where, gain.Group.Kind, gain.Group.Message)] = gain.Group;
}
