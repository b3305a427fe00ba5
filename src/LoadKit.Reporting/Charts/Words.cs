using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Charts;

/// <summary>Text in a picture.</summary>
/// <param name="X">Where it begins, has its middle, or ends: see <see cref="Side"/>.</param>
/// <param name="Y">Its base line.</param>
/// <param name="Text">The words.</param>
/// <param name="Ink">Their colour.</param>
internal sealed record Words(double X, double Y, string Text, Ink Ink)
{
    // Of the usual faces; wide enough that what is left room for fits.
    private const double WidthOfALetter = 0.58;

    /// <summary>Which side of the text is at <see cref="X"/>.</summary>
    public Side Side { get; init; }

    public int Size { get; init; } = 11;

    public bool IsBold { get; init; }

    /// <summary>Drawn around the letters where they cross lines; null for none.</summary>
    public Ink? Halo { get; init; }

    /// <summary>About how wide a text is, in pixels: nothing here can measure letters.</summary>
    public static double Width(string text, int size = 11) => text.Length * size * WidthOfALetter;

    public Markup Draw() => Markup.Of($"<text x=\"{X}\" y=\"{Y}\"{Anchor}{Markup.If(Size != Picture.FontSize, $" font-size=\"{Size}\"")}{Markup.If(IsBold, $" font-weight=\"600\"")}{Colour}>{Text}</text>");

    private Markup Anchor => Side switch
    {
        Side.Left => Markup.None,
        Side.Middle => Markup.Of($" text-anchor=\"middle\""),
        _ => Markup.Of($" text-anchor=\"end\""),
    };

    private Markup Colour => Halo is null ? Ink.Fill : Markup.Of($"{Ink.FillOn(Halo)} stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
}
