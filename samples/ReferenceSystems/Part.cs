using System.CommandLine.Parsing;
using System.Globalization;

namespace ReferenceSystems;

/// <summary>A part of the full length or load on the command line: 0.2 is a fifth.</summary>
internal static class Part
{
    private const double Most = 10;

    public static double Parse(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var part) && part is > 0 and <= Most)
        {
            return part;
        }

        argument.AddError($"\"{text}\" is no part of the whole; write a number such as 0.2, more than 0 and at most {Most}.");
        return 1;
    }
}
