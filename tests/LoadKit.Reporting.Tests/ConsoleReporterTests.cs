using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

public sealed class ConsoleReporterTests
{
    private static readonly RunInfo Info = Checkout.Info with { Slos = [] };

    [Test]
    public void Without_a_terminal_the_first_line_says_why_it_is_plain()
    {
        var lines = Run(new FakeTerminal().Piped());

        Assert.That(lines[0], Is.EqualTo("LoadKit  checkout: 2 stages, 4 min 30 s, up to 50 users, 0 objectives, seed 20260314  (plain output: not a terminal)"));
        Assert.That(lines[1], Does.StartWith("        1 s    0 %  users      1"));
        Assert.That(lines[^2], Does.StartWith("checkout: FAIL, 1 of 5 objectives missed"));
    }

    [Test]
    public void Plain_lines_are_those_of_a_text_reporter()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Run(new TextReporter(writer));

        Assert.That(Run(new FakeTerminal().Piped())[1..], Is.EqualTo(writer.ToString().Split('\n')[1..]));
    }

    [Test]
    public void A_pipe_gets_no_codes_even_where_the_live_view_is_asked_for()
    {
        var terminal = new FakeTerminal(colours: true).Piped();
        Run(new ConsoleReporter(terminal, new HandClock()) { Output = ConsoleOutput.Live });

        Assert.That(terminal.Raw, Does.Not.Contain('\x1b'));
    }

    [Test]
    public void Quiet_is_the_report_and_nothing_else()
    {
        var terminal = new FakeTerminal(width: 120, colours: true);
        Run(new ConsoleReporter(terminal, new HandClock()) { Output = ConsoleOutput.Quiet });

        Assert.That(terminal.Raw, Is.EqualTo(Rendered.Text(Checkout.Result)));
    }

    [Test]
    public void The_report_on_a_terminal_is_as_wide_as_the_terminal()
    {
        var terminal = new FakeTerminal(width: 80);
        Run(new ConsoleReporter(terminal, new HandClock()) { Output = ConsoleOutput.Quiet });

        Assert.That(terminal.Raw, Is.EqualTo(Rendered.Text(Checkout.Result, width: 80)));
    }

    [Test]
    public void A_switch_that_means_nothing_is_said_before_the_run()
    {
        var terminal = new FakeTerminal().Piped();
        terminal.Facts = terminal.Facts.With("LOADKIT_OUTPUT", "tui");

        Assert.That(Run(terminal)[1], Is.EqualTo("  note: LOADKIT_OUTPUT is \"tui\"; it can be live, plain or quiet"));
    }

    [Test]
    public void Being_asked_to_end_is_said_once_in_plain_lines_too()
    {
        var terminal = new FakeTerminal().Piped();
        var reporter = new ConsoleReporter(terminal, new HandClock());
        Done(reporter.StartAsync(Info, CancellationToken.None));
        terminal.Interrupt();
        foreach (var interval in Checkout.Result.Timeline.Take(5))
        {
            Done(reporter.IntervalAsync(interval, CancellationToken.None));
        }

        Done(reporter.FinishAsync(Checkout.Result, CancellationToken.None));

        Assert.That(terminal.Raw.Split('\n').Count(line => line == "LoadKit  stopping: what runs may end; once more to end at once"), Is.EqualTo(1));
        Assert.That(terminal.Registrations, Is.Zero);
    }

    [Test]
    public void A_result_without_a_run_is_reported()
    {
        var terminal = new FakeTerminal(width: 120);
        Done(new ConsoleReporter(terminal, new HandClock()).FinishAsync(Checkout.Result, CancellationToken.None));

        Assert.That(terminal.Raw, Is.EqualTo(Rendered.Text(Checkout.Result)));
    }

    [Test]
    public void It_may_be_used_for_several_runs_in_a_row()
    {
        var terminal = new FakeTerminal();
        var reporter = new ConsoleReporter(terminal, new HandClock()) { Output = ConsoleOutput.Live };
        Run(reporter);
        var first = terminal.Raw;
        Run(reporter);

        Assert.That(terminal.Raw, Is.EqualTo(first + first));
    }

    private static string[] Run(FakeTerminal terminal)
    {
        Run(new ConsoleReporter(terminal, new HandClock()));
        return terminal.Raw.Split('\n');
    }

    private static void Run(IReporter reporter)
    {
        Done(reporter.StartAsync(Info, CancellationToken.None));
        foreach (var interval in Checkout.Result.Timeline)
        {
            Done(reporter.IntervalAsync(interval, CancellationToken.None));
        }

        Done(reporter.FinishAsync(Checkout.Result, CancellationToken.None));
    }

    private static void Done(ValueTask task) => Assert.That(task.IsCompletedSuccessfully, Is.True);
}
