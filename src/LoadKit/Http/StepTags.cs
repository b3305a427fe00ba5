using System.Collections.Immutable;
using LoadKit.Model;

namespace LoadKit.Http;

/// <summary>The tags that the steps of a target carry: the same for each, or what a header of the answer says. Immutable; equal ones say the same.</summary>
internal sealed class StepTags : IEquatable<StepTags>
{
    // A header is the server's text: a hostile one must not fill the memory with a thousand long values.
    private const int LongestValue = 100;

    private readonly ImmutableArray<(string Key, string? Value, string? Header)> tags;

    private StepTags(ImmutableArray<(string Key, string? Value, string? Header)> tags) => this.tags = tags;

    public static StepTags None { get; } = new([]);

    public StepTags With(string key, string value) => new(tags.Add((key, value, null)));

    public StepTags WithHeader(string key, string header) => new(tags.Add((key, null, header)));

    /// <summary>Notes them for the step that is about to end. A header that the answer has not, or no answer at all, gives no tag.</summary>
    public void Note(VirtualUser user, WireExchange exchange, HttpResponseMessage? response)
    {
        // One that ends after its iteration would leave its tags to the next.
        if (tags.IsEmpty || exchange.Iteration != user.Iteration)
        {
            return;
        }

        foreach (var (key, value, header) in tags)
        {
            if (value is not null)
            {
                user.Tag(key, value);
            }
            else if (response?.Headers.NonValidated.TryGetValues(header!, out var values) is true)
            {
                var said = values.ToString();
                user.Tag(key, said.Length > LongestValue ? said[..LongestValue] : said);
            }
        }
    }

    public bool Equals(StepTags? other) => other is not null && tags.AsSpan().SequenceEqual(other.tags.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as StepTags);

    public override int GetHashCode() => tags.Aggregate(0, HashCode.Combine);
}
