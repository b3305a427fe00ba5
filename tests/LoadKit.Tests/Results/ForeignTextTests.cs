using System.Globalization;

namespace LoadKit.Tests.Results;

public sealed class ForeignTextTests
{
    [TestCase("::error::x", ": :error::x")]
    [TestCase("  \t::error::x", "   : :error::x")]
    [TestCase("\u2028::stop-commands::x", " : :stop-commands::x")]
    [TestCase("\u00A0::add-mask::x", "\u00A0: :add-mask::x")]
    [TestCase("\u200D::error::x", "\u200D: :error::x")]
    [TestCase(":\u200C:error::x", ": \u200C:error::x")]
    [TestCase(":\u034F:error::x", ": \u034F:error::x")]
    [TestCase("a ##vso[task.complete]", "a # #vso[task.complete]")]
    [TestCase("##[error]x ##[group]", "# #[error]x # #[group]")]
    [TestCase("##teamcity[x]", "# #teamcity[x]")]
    [TestCase("#\u200D#v\uFE0Fso[x]", "# \u200D#v\uFE0Fso[x]")]
    [TestCase("###vso[x]", "## #vso[x]")]
    public void No_command_of_a_CI_server_is_left(string text, string expected) => Assert.That(ForeignText.OneLine(text), Is.EqualTo(expected));

    [TestCase("std::vector::at")]
    [TestCase("GET /a ::1")]
    [TestCase("C# #1 [x]")]
    [TestCase("## heading")]
    [TestCase("key: value")]
    [TestCase(":8080")]
    [TestCase("naïve 👩‍🚀 می‌خواهم")]
    public void Other_text_is_left_alone(string text) => Assert.That(ForeignText.OneLine(text), Is.EqualTo(text));

    [Test]
    public void What_is_no_character_becomes_one_that_is() =>
        Assert.That(ForeignText.OneLine("\uFFFE\uFFFF\uFDD0\U0001FFFE\uD800x\0\u202E"), Is.EqualTo("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDx\uFFFD\uFFFD"));

    // What the runners do: compare by culture.
    [Test]
    public void No_culture_finds_a_command([Values("", "en-US", "ja-JP")] string culture, [Values("::", "##[", "##vso[")] string command, [Values("", "\u200D", "\u00AD", "\u034F", "\uFE0F", "\u0301", "\0")] string between)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var text = ForeignText.OneLine(string.Join(between, command.AsEnumerable()) + "error]::x");

        Assert.That(text.TrimStart().StartsWith("::", StringComparison.CurrentCulture), Is.False);
        Assert.That(text.IndexOf("##[", StringComparison.CurrentCulture), Is.Negative);
        Assert.That(text.IndexOf("##vso[", StringComparison.CurrentCulture), Is.Negative);
    }

    [TestCase(5, "abcdef", "ab...")]
    [TestCase(6, "abcdef", "abcdef")]
    [TestCase(5, "a😀😀😀", "a...")]
    [TestCase(6, "a😀😀😀", "a😀...")]
    [TestCase(9, "::::::::::", ": ::::...")]
    public void Long_text_is_cut_and_never_within_a_character(int longest, string text, string expected) =>
        Assert.That(ForeignText.OneLine(text, longest), Is.EqualTo(expected));

    [Test]
    public void A_huge_text_costs_no_more_than_what_is_kept() =>
        Assert.That(ForeignText.OneLine(new string('#', 10_000_000), 10), Is.EqualTo("#######..."));

    [Test]
    public void There_is_a_text_and_room_for_its_end()
    {
        Assert.That(() => ForeignText.OneLine(null!), Throws.ArgumentNullException);
        Assert.That(() => ForeignText.OneLine("", 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
