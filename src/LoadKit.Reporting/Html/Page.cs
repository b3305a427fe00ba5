using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html;

/// <summary>
/// What is around the panels. The page is well-formed XML too, so tools can read it. It loads nothing: the sign in the browser's tab is in the page.
/// Dark is the stylesheet's alone: were it the page's, the pictures would be dark on dark where styles are blocked.
/// </summary>
internal static class Page
{
    public static Markup Of(string title, Verdict verdict, Markup panels) => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title:300}</title>
        <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='{Icon(verdict).Colour}'/%3E%3Cpath d='{Icon(verdict).Sign}' fill='none' stroke='%23fff' stroke-width='2.4'/%3E%3C/svg%3E" />
        <style>
        {Stylesheet.Css}
        </style>
        </head>
        <body>
        <a class="skip" href="#numbers">Skip to the numbers</a>
        <main>
        {panels}
        </main>
        </body>
        </html>

        """);

    // Not by colour alone: a tick, a cross, a line that is neither.
    private static (string Colour, string Sign) Icon(Verdict verdict) => (Palette.Of(verdict).Light.Replace("#", "%23", StringComparison.Ordinal), verdict switch
    {
        Verdict.Pass => "M3.5 8.5l3 3 6-7",
        Verdict.Fail => "M4 4l8 8M12 4l-8 8",
        _ => "M4 8h8",
    });
}
