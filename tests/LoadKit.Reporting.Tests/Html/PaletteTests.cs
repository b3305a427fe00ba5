using System.Globalization;
using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Html;

namespace LoadKit.Reporting.Tests.Html;

/// <summary>Contrast by WCAG 2.1: 4.5 for text, 3 for what has to be seen; on white and on near black.</summary>
public sealed class PaletteTests
{
    private static readonly Ink[] Words = [Palette.Text, Palette.Muted, Palette.Good, Palette.Bad, Palette.Open, Palette.P50Name, Palette.P95, Palette.P99];
    private static readonly Ink[] Shapes = [Palette.P50, Palette.Heat, .. Palette.Errors];

    [TestCaseSource(nameof(Words))]
    public void Words_can_be_read(object ink) => Assert.That(Contrasts((Ink)ink, Palette.Paper), Has.All.GreaterThanOrEqualTo(4.5));

    [TestCaseSource(nameof(Shapes))]
    public void Shapes_can_be_seen(object ink) => Assert.That(Contrasts((Ink)ink, Palette.Paper), Has.All.GreaterThanOrEqualTo(3));

    [Test]
    public void A_verdict_can_be_read_on_its_tag()
    {
        Assert.That(new[] { Palette.Good, Palette.Bad, Palette.Open }.Zip(Palette.Behind).SelectMany(pair => Contrasts(pair.First, pair.Second)), Has.All.GreaterThanOrEqualTo(4.5));
        Assert.That(Contrasts(Palette.Muted, Palette.Grid).Concat(Contrasts(Palette.Text, Palette.Behind[2])), Has.All.GreaterThanOrEqualTo(4.5));
    }

    [Test]
    public void A_role_is_a_class_of_its_own() => Assert.That(Palette.All.Select(ink => ink.Role), Is.Unique.And.All.Matches("^[a-z][a-z0-9]*$"));

    private static double[] Contrasts(Ink one, Ink other) => [Contrast(one.Light, other.Light), Contrast(one.Dark, other.Dark)];

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one) + 0.05, Luminance(other) + 0.05);
        return Math.Max(a, b) / Math.Min(a, b);
    }

    private static double Luminance(string colour) => (0.2126 * Part(colour, 1)) + (0.7152 * Part(colour, 3)) + (0.0722 * Part(colour, 5));

    private static double Part(string colour, int at)
    {
        var part = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
        return part <= 0.03928 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
