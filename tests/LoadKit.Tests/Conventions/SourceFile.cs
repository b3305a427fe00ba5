using System.Text.RegularExpressions;

namespace LoadKit.Tests.Conventions;

/// <summary>A file that a person wrote.</summary>
/// <param name="Path">From the repository's root, with forward slashes.</param>
internal sealed partial record SourceFile(string Path)
{
    private static readonly string[] LineEnds = ["\r\n", "\n"];

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Text => field ??= File.ReadAllText(Repository.At(Path));

    public string[] Lines => Text.Split(LineEnds, StringSplitOptions.None);

    /// <summary>The text without comments and without what stands in string and character literals; lines stay where they are.</summary>
    public string Code => field ??= NoCode().Replace(Text, match => new string('\n', match.Value.Count(letter => letter == '\n')));

    // Raw strings before plain ones, for both begin with a quote. Holes of interpolated strings go with them: they name no types of note.
    [GeneratedRegex(
        """"
        (?s)(?<raw>"{3,}).*?\k<raw> | @\$?"(?:[^"]|"")*" | \$@"(?:[^"]|"")*" | "(?:\\.|[^"\\\n])*" | '(?:\\.[^']*|[^'\\\n])' | //[^\n]* | /\*.*?\*/
        """",
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NoCode();

    public override string ToString() => Path;
}
