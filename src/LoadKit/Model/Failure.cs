namespace LoadKit.Model;

/// <summary>Why a step or an iteration failed; the default value says that it did not.</summary>
internal readonly record struct Failure(string Kind, string Message)
{
    public static Failure None => default;

    /// <summary>The one that says more: a failure goes before what was only turned away, and otherwise the later before the former.</summary>
    public static Failure Worse(in Failure former, in Failure later) => later.IsNone || (later.IsRejection && former is { IsNone: false, IsRejection: false }) ? former : later;

    public bool IsNone => Kind is null;

    /// <summary>Whether it was turned away: by a rate limit, or by a service that protects itself.</summary>
    public bool IsRejection { get; init; }

    /// <summary>What happened at length; the message where there is none.</summary>
    public IFailureExample? Example { get; init; }

    public static Failure Of(Exception exception) => NetworkFailure.Of(exception) is { IsNone: false } known ? known : new(exception.GetType().Name, MessageOf(exception));

    public static Failure Timeout(string what, TimeSpan limit) => new("timeout", $"{what} took longer than {Quantities.Length(limit)}");

    public static Failure Check(string name) => new("check", name);

    public static Failure Said(string reason) => new("failed", reason);

    public static Failure Rejected(string reason) => new("rejected", reason) { IsRejection = true };

    // Somebody else's code, which may give nothing and may throw.
    private static string MessageOf(Exception exception)
    {
        try
        {
            return exception.Message ?? "";
        }
        catch (Exception another)
        {
            return $"its message can't be read: {another.GetType().Name}";
        }
    }
}
