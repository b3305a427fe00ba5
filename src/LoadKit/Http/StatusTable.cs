namespace LoadKit.Http;

/// <summary>What each status means. Immutable; equal tables say the same.</summary>
internal sealed class StatusTable : IEquatable<StatusTable>
{
    private const int Lowest = 100;
    private const int Highest = 999;

    private readonly StatusMeaning[] meanings;

    private StatusTable(StatusMeaning[] meanings) => this.meanings = meanings;

    /// <summary>400 and above fail; 429 and 503 reject.</summary>
    public static StatusTable Usual { get; } =
        new StatusTable([.. Enumerable.Range(0, Highest + 1).Select(status => status < 400 ? StatusMeaning.Success : StatusMeaning.Failure)]).With(StatusMeaning.Rejection, [429, 503]);

    /// <summary>What a server may send is 100 to 999; anything else fails.</summary>
    public StatusMeaning this[int status] => (uint)status < (uint)meanings.Length ? meanings[status] : StatusMeaning.Failure;

    public StatusTable With(StatusMeaning meaning, ReadOnlySpan<int> statuses)
    {
        var changed = (StatusMeaning[])meanings.Clone();
        foreach (var status in statuses)
        {
            changed[status is >= Lowest and <= Highest ? status : throw new ArgumentOutOfRangeException(nameof(statuses), status, $"A status is {Lowest} to {Highest}.")] = meaning;
        }

        return new StatusTable(changed);
    }

    public bool Equals(StatusTable? other) => other is not null && meanings.AsSpan().SequenceEqual(other.meanings);

    public override bool Equals(object? obj) => Equals(obj as StatusTable);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(meanings.AsSpan()));
        return hash.ToHashCode();
    }
}
