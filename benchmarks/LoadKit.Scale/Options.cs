using System.Globalization;

namespace LoadKit.Scale;

/// <summary>What the command line says besides the command.</summary>
internal sealed record Options(string[] Arguments, int? Repetitions)
{
    /// <summary>Null when <c>--repeat</c> has no number.</summary>
    public static Options? Parse(string[] arguments)
    {
        var at = Array.IndexOf(arguments, "--repeat");
        if (at < 0)
            return new Options(arguments, Repetitions: null);

        return at + 1 < arguments.Length && int.TryParse(arguments[at + 1], CultureInfo.InvariantCulture, out var repetitions) && repetitions > 0
            ? new Options([.. arguments[..at], .. arguments[(at + 2)..]], repetitions)
            : null;
    }
}
