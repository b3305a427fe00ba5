using LoadKit.Reporting.Live;

namespace LoadKit.Reporting.Tests;

public sealed class OutputChoiceTests
{
    private static readonly TerminalFacts Terminal = new() { UnderstandsCodes = true, Width = 80 };

    private static readonly TestCaseData[] Cases =
    [
        Case("a terminal", Terminal, ConsoleOutput.Live),
        Case("a pipe", Terminal with { IsRedirected = true }, ConsoleOutput.Plain, "not a terminal"),
        Case("a dumb terminal", (Terminal with { UnderstandsCodes = false }).With("TERM", "dumb"), ConsoleOutput.Plain, "the terminal is dumb"),
        Case("no TERM", Terminal with { UnderstandsCodes = false }, ConsoleOutput.Plain, "TERM is not set"),
        Case("a service", Terminal with { IsInteractive = false }, ConsoleOutput.Plain, "not interactive"),
        Case("a test run", Terminal with { TestHost = "testhost" }, ConsoleOutput.Plain, "in a test run, testhost"),
        Case("a build server with a terminal", Terminal.With("CI", "true"), ConsoleOutput.Plain, "on a build server, CI is set"),
        Case("CI=false", Terminal.With("CI", "false"), ConsoleOutput.Live),
        Case("an old encoding", Terminal with { Encoding = "iso-8859-1" }, ConsoleOutput.Plain, "the terminal's encoding is iso-8859-1, not utf-8"),
        Case("60 columns", Terminal with { Width = 60 }, ConsoleOutput.Live),
        Case("59 columns", Terminal with { Width = 59 }, ConsoleOutput.Plain, "the terminal has 59 columns of 60"),
        Case("nobody knows the width", Terminal with { Width = 0 }, ConsoleOutput.Plain, "the terminal has no width"),
        Case("NO_COLOR", Terminal.With("NO_COLOR", "1"), ConsoleOutput.Live),
        Case("the switch says plain", Terminal.With("LOADKIT_OUTPUT", "plain"), ConsoleOutput.Plain, "LOADKIT_OUTPUT=plain"),
        Case("the switch says PLAIN", Terminal.With("LOADKIT_OUTPUT", " PLAIN "), ConsoleOutput.Plain, "LOADKIT_OUTPUT= PLAIN "),
        Case("the switch says quiet", Terminal.With("LOADKIT_OUTPUT", "quiet"), ConsoleOutput.Quiet),
        Case("the switch says live in a test run", (Terminal with { TestHost = "testhost" }).With("LOADKIT_OUTPUT", "live"), ConsoleOutput.Live),
        Case("the switch says live in a pipe", (Terminal with { IsRedirected = true }).With("LOADKIT_OUTPUT", "live"), ConsoleOutput.Plain, "not a terminal"),
        Case("the program says plain", Terminal, ConsoleOutput.Plain, "asked for", ConsoleOutput.Plain),
        Case("the program says quiet, the switch live", Terminal.With("LOADKIT_OUTPUT", "live"), ConsoleOutput.Quiet, asked: ConsoleOutput.Quiet),
        Case("the program says live on a build server", Terminal.With("CI", "1"), ConsoleOutput.Live, asked: ConsoleOutput.Live),
        Case("the program says live in a pipe", Terminal with { IsRedirected = true }, ConsoleOutput.Plain, "not a terminal", ConsoleOutput.Live),
    ];

    [TestCaseSource(nameof(Cases))]
    public void The_live_view_is_for_terminals_and_for_who_asks(object facts, ConsoleOutput asked, ConsoleOutput expected, string reason)
    {
        var choice = OutputChoice.Of(asked, (TerminalFacts)facts);

        Assert.That((choice.Output, choice.Reason, choice.Note), Is.EqualTo((expected, reason, (Finding?)null)));
    }

    [Test]
    public void A_switch_that_means_nothing_is_named_and_ignored()
    {
        var choice = OutputChoice.Of(ConsoleOutput.Auto, Terminal.With("LOADKIT_OUTPUT", "tui\x1b[2J"));

        Assert.That(choice.Output, Is.EqualTo(ConsoleOutput.Live));
        Assert.That(choice.Note?.Text, Is.EqualTo("LOADKIT_OUTPUT is \"tui\uFFFD[2J\"; it can be live, plain or quiet"));
    }

    [Test]
    public void The_console_of_this_test_run_is_no_place_for_a_live_view()
    {
        var console = new ProcessConsole();

        Assert.That(console.Facts.TestHost, Is.Not.Null);
        Assert.That(OutputChoice.Of(ConsoleOutput.Auto, console.Facts).Output, Is.Not.EqualTo(ConsoleOutput.Live));
    }

    private static TestCaseData Case(string name, TerminalFacts facts, ConsoleOutput expected, string reason = "", ConsoleOutput asked = ConsoleOutput.Auto) =>
        new TestCaseData(facts, asked, expected, reason).SetArgDisplayNames(name);
}

internal static class TerminalFactsInTests
{
    public static TerminalFacts With(this TerminalFacts facts, string name, string value) =>
        facts with { Variable = asked => asked == name ? value : facts.Variable(asked) };
}
