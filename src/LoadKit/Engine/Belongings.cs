using System.Globalization;

namespace LoadKit.Engine;

/// <summary>How much the users of a run have that is to be disposed when they leave.</summary>
internal sealed class Belongings
{
    private int objects;
    private int scopes;

    /// <summary>A user has got a scenario object of its own.</summary>
    public void ObjectMade() => Interlocked.Increment(ref objects);

    /// <summary>It has been stopped and disposed.</summary>
    public void ObjectGone() => Interlocked.Decrement(ref objects);

    /// <summary>A user has got a scope of services of its own.</summary>
    public void ScopeMade() => Interlocked.Increment(ref scopes);

    /// <summary>It has been disposed.</summary>
    public void ScopeGone() => Interlocked.Decrement(ref scopes);

    /// <summary>What is still there, for the end of a run; null for nothing.</summary>
    public Finding? Left()
    {
        var (someObjects, someScopes) = (Volatile.Read(ref objects), Volatile.Read(ref scopes));
        string?[] left = [Number(someObjects, "scenario object"), Number(someScopes, "scope", " of services")];
        return someObjects + someScopes == 0
            ? null
            : new Finding(
                FindingKind.Notice,
                $"{string.Join(" and ", left.OfType<string>())} {(someObjects + someScopes == 1 ? "was" : "were")} left behind: what their users did, or their own stop or disposal, had not ended a second after it was cancelled");
    }

    private static string? Number(int count, string what, string rest = "") =>
        count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}{rest}");
}
