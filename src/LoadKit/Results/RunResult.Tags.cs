namespace LoadKit;

/// <content>The tags over all steps.</content>
public sealed partial record RunResult
{
    /// <summary>
    /// Requests by the values of a tag, over all steps: the share of answers by server, cached against uncached, categories of steps. By step they are in
    /// <see cref="Tags"/>. The requests of a run without steps are its iterations.
    /// </summary>
    /// <param name="key">The tag's key.</param>
    /// <param name="ofIterations">Whole iterations that carry it themselves, instead of requests.</param>
    /// <returns>The most frequent value first; empty when nothing carries the key.</returns>
    public IReadOnlyList<TagShare> ByTag(string key, bool ofIterations = false)
    {
        ArgumentNullException.ThrowIfNull(key);
        var own = Tags.Where(tag => tag.Key == key && (tag.Step is null) == (ofIterations || Steps.Count == 0)).ToList();
        var tagged = own.Sum(tag => tag.Measured.Count);
        var all = ofIterations ? Totals.Iterations.Measured.Count : Totals.Requests.Count;
        return
        [
            .. own.GroupBy(tag => tag.Value, StringComparer.Ordinal)
                .Select(same => new TagShare(key, same.Key, Measured.Pool([.. same.Select(tag => tag.Measured)]), tagged, all)
                {
                    Steps = [.. same.Select(tag => tag.Step).OfType<string>().Order(StringComparer.Ordinal)],
                })
                .OrderByDescending(share => share.Measured.Count)
                .ThenBy(share => share.Value, StringComparer.Ordinal),
        ];
    }
}
