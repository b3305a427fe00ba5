using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Escaping;

/// <summary>
/// What the compiler fills when an interpolated string becomes <see cref="Markup"/>: literals are taken as they are, text in holes is made
/// harmless (<see cref="Foreign"/>), cut and escaped for elements and for attributes in double quotes. A format is the most characters: <c>{name:60}</c>,
/// or <c>uncut</c> for what is not from outside.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupText
{
    private const int Longest = 1000;
    private const string Uncut = "uncut";
    private readonly StringBuilder markup;

    public MarkupText(int literalLength, int formattedCount) => markup = new(literalLength + (formattedCount * 16));

    public MarkupText(int literalLength, int formattedCount, bool isWanted, out bool goesOn)
        : this(isWanted ? literalLength : 0, isWanted ? formattedCount : 0) => goesOn = isWanted;

    public void AppendLiteral(string literal) => markup.Append(literal);

    public void AppendFormatted(Markup piece) => markup.Append(piece.ToString());

    public void AppendFormatted(IEnumerable<Markup> pieces)
    {
        foreach (var piece in pieces)
        {
            markup.Append(piece.ToString());
        }
    }

    public void AppendFormatted(string text) => Escape(Foreign.OneLine(text, Longest));

    public void AppendFormatted(string text, string format) =>
        Escape(Foreign.OneLine(text, format == Uncut ? int.MaxValue : int.Parse(format, CultureInfo.InvariantCulture)));

    public void AppendFormatted(char letter) => AppendFormatted(letter.ToString());

    public void AppendFormatted(long number) => markup.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A coordinate: one decimal is a tenth of a pixel. What is no number would spoil the whole picture, and is 0.</summary>
    public void AppendFormatted(double coordinate) =>
        markup.Append(double.IsFinite(coordinate) ? (Math.Round(coordinate, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture) : "0");

    internal string ToMarkup() => markup.ToString();

    private void Escape(string text)
    {
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '&' => markup.Append("&amp;"),
                '<' => markup.Append("&lt;"),
                '>' => markup.Append("&gt;"),
                '"' => markup.Append("&quot;"),
                '\'' => markup.Append("&#39;"),

                // No characters by Unicode's definition, and the only ones left that XML refuses.
                '\uFFFE' or '\uFFFF' => markup.Append('\uFFFD'),
                _ => markup.Append(letter),
            };
        }
    }
}
