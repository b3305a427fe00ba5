using System.CommandLine.Parsing;
using System.Globalization;

namespace LoadTool;

/// <summary>A length of time on the command line: hours:minutes:seconds, for "5" alone would be days.</summary>
internal static class Span
{
    public static TimeSpan Parse(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (text.Count(letter => letter == ':') == 2 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero)
        {
            return span;
        }

        argument.AddError($"\"{text}\" is no length of time; write hours:minutes:seconds, such as 00:00:30, more than zero.");
        return TimeSpan.Zero;
    }
}
