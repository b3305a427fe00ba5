using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html;

/// <summary>The frame of a panel.</summary>
internal static class Panel
{
    /// <param name="id">For links to it; a word of ours.</param>
    /// <param name="heading">Its heading.</param>
    /// <param name="content">Without any there is no panel.</param>
    public static Markup Of(string id, string heading, params IEnumerable<Markup> content)
    {
        var all = Markup.Join(content);
        return Markup.If(!all.IsNone, $"""

            <section id="{id}" aria-labelledby="h-{id}">
            <h2 id="h-{id}">{heading}</h2>
            {all}
            </section>
            """);
    }

    /// <summary>A sentence to read a panel by; nothing when empty.</summary>
    public static Markup Note(string text) => Markup.If(text.Length > 0, $"\n<p class=\"note\">{text}</p>");

    /// <summary>What is folded away until somebody asks for it.</summary>
    public static Markup Details(string summary, params IEnumerable<Markup> content) => Markup.Of($"\n<details><summary>{summary}</summary>{content}</details>");

    /// <summary>A list with a dot before each.</summary>
    public static Markup List(IEnumerable<Markup> items)
    {
        var all = items.Select(item => Markup.Of($"\n<li>{item}</li>")).ToList();
        return Markup.If(all.Count > 0, $"\n<ul class=\"plain\">{all}</ul>");
    }

    /// <summary>As the beginning of a sentence; the sign of a percentile stays small.</summary>
    public static string Capital(string text) =>
        text.Length > 0 && !(text.Length > 1 && text[0] == 'p' && char.IsAsciiDigit(text[1])) ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    /// <summary>With a stop at its end, unless it has one.</summary>
    public static string Sentence(string text) => text.Length > 0 && text[^1] is not ('.' or '!' or '?') ? Capital(text) + "." : Capital(text);
}
