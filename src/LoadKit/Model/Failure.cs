namespace LoadKit.Model;

/// <summary>Why a step or an iteration failed.</summary>
internal readonly record struct Failure(string Kind, string Message, string? Detail)
{
    public static Failure Of(Exception exception) => new(exception.GetType().Name, exception.Message, exception.ToString());

    public static Failure Timeout(string what, TimeSpan limit) => new("timeout", $"{what} took longer than {Quantities.Length(limit)}", null);

    public static Failure Check(string name) => new("check", name, null);

    public static Failure Said(string reason) => new("failed", reason, null);
}
