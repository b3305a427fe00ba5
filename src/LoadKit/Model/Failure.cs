namespace LoadKit.Model;

/// <summary>Why a step or an iteration failed; the default value says that it did not.</summary>
internal readonly record struct Failure(string Kind, string Message)
{
    public static Failure None => default;

    public bool IsNone => Kind is null;

    public static Failure Of(Exception exception) => new(exception.GetType().Name, MessageOf(exception));

    public static Failure Timeout(string what, TimeSpan limit) => new("timeout", $"{what} took longer than {Quantities.Length(limit)}");

    public static Failure Check(string name) => new("check", name);

    public static Failure Said(string reason) => new("failed", reason);

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
