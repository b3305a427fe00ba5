using System.Runtime.CompilerServices;
using System.Text;

namespace LoadKit.Reporting.Escaping;

/// <summary>
/// A piece of HTML or SVG. It is made from an interpolated string alone, whose literal parts are markup and whose holes are text: what stands in
/// a hole is escaped unless it is a piece itself. So text from outside can't become markup, and nobody has to remember that.
/// </summary>
/// <remarks>Write it as XML too: every element closed, every attribute in double quotes, no named entities but XML's five.</remarks>
internal readonly struct Markup
{
    private readonly string? markup;

    private Markup(string markup) => this.markup = markup;

    /// <summary>Nothing.</summary>
    public static Markup None => default;

    /// <summary>Whether there is nothing.</summary>
    public bool IsNone => string.IsNullOrEmpty(markup);

    /// <summary>A piece: <c>Markup.Of($"&lt;p&gt;{text}&lt;/p&gt;")</c>.</summary>
    public static Markup Of(MarkupText text) => new(text.ToMarkup());

    /// <summary>The piece when it is wanted; otherwise nothing, and the holes are not asked for.</summary>
    public static Markup If(bool isWanted, [InterpolatedStringHandlerArgument(nameof(isWanted))] MarkupText text) => isWanted ? new(text.ToMarkup()) : None;

    /// <summary>Several pieces one after the other.</summary>
    public static Markup Join(params IEnumerable<Markup> pieces)
    {
        var all = new StringBuilder();
        foreach (var piece in pieces)
        {
            all.Append(piece.markup);
        }

        return new(all.ToString());
    }

    /// <summary>The markup.</summary>
    public override string ToString() => markup ?? "";
}
