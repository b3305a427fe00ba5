using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Tests.Escaping;

public sealed class MarkupTests
{
    [TestCase("<b>", "&lt;b&gt;")]
    [TestCase("a & b", "a &amp; b")]
    [TestCase("\" onload=\"x", "&quot; onload=&quot;x")]
    [TestCase("it's", "it&#39;s")]
    [TestCase("a\nb\tc", "a b c")]
    [TestCase("a\0b\u202Ec\uFFFE", "a\uFFFDb\uFFFDc\uFFFD")]
    [TestCase("", "")]
    public void Text_in_a_hole_is_text(string text, string expected) => Assert.That(Markup.Of($"<p title=\"{text}\">{text}</p>").ToString(), Is.EqualTo($"<p title=\"{expected}\">{expected}</p>"));

    [Test]
    public void A_piece_in_a_hole_stays_a_piece()
    {
        var bold = Markup.Of($"<b>{"&"}</b>");

        Assert.That(Markup.Of($"<p>{bold}{new[] { bold, Markup.None, bold }}</p>").ToString(), Is.EqualTo("<p><b>&amp;</b><b>&amp;</b><b>&amp;</b></p>"));
    }

    [Test]
    public void A_constant_in_a_hole_is_text_too()
    {
        const string Constant = "<i>";

        Assert.That(Markup.Of($"{Constant}{"<u>"}").ToString(), Is.EqualTo("&lt;i&gt;&lt;u&gt;"));
    }

    [Test]
    public void A_format_is_the_most_characters() => Assert.That(Markup.Of($"{"a long name":7} {new string('x', 2_000)}").ToString(), Is.EqualTo($"a lo... {new string('x', 997)}..."));

    [TestCase(0.04, "0")]
    [TestCase(-0.04, "0")]
    [TestCase(1.25, "1.2")]
    [TestCase(100, "100")]
    [TestCase(1e-20, "0")]
    [TestCase(double.NaN, "0")]
    [TestCase(double.NegativeInfinity, "0")]
    public void A_coordinate_has_one_decimal_and_is_always_a_number(double coordinate, string expected) => Assert.That(Markup.Of($"{coordinate}").ToString(), Is.EqualTo(expected));

    [Test]
    public void What_is_not_wanted_is_not_asked_for()
    {
        string? nothing = null;

        Assert.That(Markup.If(nothing is not null, $"<p>{nothing!.Length}</p>").IsNone, Is.True);
        Assert.That(Markup.If(nothing is null, $"<p>{1L}</p>").ToString(), Is.EqualTo("<p>1</p>"));
    }
}
