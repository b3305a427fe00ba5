using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

public sealed class LiveViewTests
{
    private static readonly Interval[] Timeline = [.. Checkout.Result.Timeline];

    [TestCase(104)]
    [TestCase(88)]
    [TestCase(60)]
    public void A_frame_looks_as_approved(int width) =>
        Approval.Verify(new LiveRun(new FakeTerminal(width)).Seconds(Timeline.Take(165)).Frame, $"live-{width}-columns", "txt");

    [Test]
    public void The_first_frame_is_there_before_the_first_second_is_over() =>
        Approval.Verify(new LiveRun().Frame, "live-start", "txt");

    [Test]
    public void At_most_four_frames_a_second_are_drawn_and_none_that_shows_nothing_new()
    {
        var run = new LiveRun();
        var before = run.Terminal.Writes.Count;
        for (var i = 0; i < 100; i++)
        {
            run.Reporter.IntervalAsync(Timeline[i], CancellationToken.None).AsTask().Wait();
            run.Clock.Advance(10.Milliseconds);
        }

        var changing = run.Terminal.Writes.Count - before;
        run.Clock.Advance(10.Seconds);

        Assert.That(changing, Is.EqualTo(4));
        Assert.That(run.Terminal.Writes, Has.Count.EqualTo(before + 4));
    }

    [Test]
    public void Between_two_frames_the_terminal_needs_no_repair()
    {
        var run = new LiveRun().Seconds(Timeline.Take(40));

        Assert.That(run.Terminal.Writes, Has.Count.GreaterThan(30));
        foreach (var frame in run.Terminal.Writes)
        {
            var paper = new Paper(104, 24);
            paper.Write(frame);
            Assert.That((paper.IsCursorVisible, paper.WrapsLines, paper.CursorColumn), Is.EqualTo((true, true, 0)));
        }
    }

    [Test]
    public void The_report_takes_the_place_of_the_view_and_begins_and_ends_with_the_verdict()
    {
        var run = new LiveRun().Seconds(Timeline.Take(40)).Finish();

        var rows = run.Paper.Rows;
        Assert.That(rows[0], Does.StartWith("checkout: FAIL, 1 of 5 objectives missed"));
        Assert.That(rows[^2], Is.EqualTo(rows[0]));
        Assert.That(rows[^1], Is.Empty);
        Assert.That(rows, Has.None.Contains("last minute"));
        Assert.That((run.Paper.IsCursorVisible, run.Terminal.Registrations, run.Clock.Timers), Is.EqualTo((true, 0, 0)));
    }

    [Test]
    public void After_the_end_nothing_is_drawn()
    {
        var run = new LiveRun().Seconds(Timeline.Take(3)).Finish();
        var written = run.Terminal.Raw.Length;

        run.Clock.Advance(1.Minutes);

        Assert.That(run.Terminal.Raw, Has.Length.EqualTo(written));
    }

    [Test]
    public void A_terminal_that_changes_its_size_is_drawn_anew()
    {
        var run = new LiveRun(new FakeTerminal(104, 30)).Seconds(Timeline.Take(20));
        run.Terminal.Size = (70, 14);
        run.Clock.Advance(250.Milliseconds);

        var last = run.Terminal.Writes[^1];
        var paper = new Paper(70, 14);
        paper.Write(last);
        Assert.That(last, Does.Contain("\x1b[2J\x1b[H"));
        Assert.That(paper.Rows, Has.Length.LessThanOrEqualTo(14));
        Assert.That(paper.Rows.Max(row => row.Length), Is.EqualTo(69));
    }

    [TestCase(104, 24)]
    [TestCase(60, 24)]
    [TestCase(104, 12)]
    [TestCase(60, 8)]
    [TestCase(200, 50)]
    public void Twenty_objectives_and_a_hundred_kinds_of_errors_fit(int width, int height)
    {
        var info = Checkout.Info with { Slos = [.. Enumerable.Range(1, 20).Select(i => Slo.Latency(95, TimeSpan.FromMilliseconds(40 * i), step: i % 2 == 0 ? "POST /cart" : $"step {i}"))] };
        ErrorInterval[] errors = [.. Enumerable.Range(1, 100).Select(i => new ErrorInterval("POST /cart", "HttpRequestException", $"number {i}", i))];
        var run = new LiveRun(new FakeTerminal(width, height), info).Seconds(Timeline.Take(60).Select(interval => interval with { IsJudged = true, Errors = errors, Dropped = 1 }));

        var rows = run.Paper.Rows;
        Assert.That(rows, Has.Length.LessThanOrEqualTo(height));
        Assert.That(rows.Max(row => row.Length), Is.LessThan(width));
        if (height >= 24)
        {
            Assert.That(rows, Has.Some.Contains("! 60 arrivals dropped: no user was free"));
            Assert.That(rows, Has.Some.Contains("6,000 × POST /cart: number 100").And.Some.Match("and 9[0-9] more kinds"));
        }

        var shown = rows.Count(row => row.Contains("p95, ", StringComparison.Ordinal));
        Assert.That(shown == 20 || rows.Any(row => row.Contains($"and {20 - shown} more objective", StringComparison.Ordinal)), string.Join('\n', rows));
    }

    [Test]
    public void What_is_missed_is_shown_before_what_is_met_where_not_all_has_room()
    {
        var info = Checkout.Info with { Slos = [.. Enumerable.Range(0, 20).Select(i => Slo.Latency(95, TimeSpan.FromMilliseconds(i == 19 ? 10 : 60_000), step: $"POST /cart", stage: $"hold {i}"))] };
        var names = string.Join(" + ", Enumerable.Range(0, 20).Select(i => $"hold {i}"));
        var run = new LiveRun(info: info).Seconds(Timeline.Take(100).Select(interval => interval with { Stage = names }));

        Assert.That(run.Paper.Rows, Has.Some.Contains("p95, POST /cart in hold 19").And.Some.Contains("✗ missed"));
    }

    [Test]
    public void Being_asked_to_end_is_shown_at_once()
    {
        var run = new LiveRun().Seconds(Timeline.Take(40));
        run.Terminal.Interrupt();
        run.Clock.Advance(250.Milliseconds);

        Assert.That(run.Frame, Does.Contain("checkout  stopping: what runs may end; once more to end at once"));
    }

    [Test]
    public void Colours_only_repeat_what_symbols_and_words_say()
    {
        var (plain, coloured) = (new LiveRun(), new LiveRun(new FakeTerminal(colours: true)));
        foreach (var run in new[] { plain, coloured })
        {
            run.Seconds(Timeline.Take(165)).Finish();
        }

        Assert.That(coloured.Paper.Rows, Is.EqualTo(plain.Paper.Rows));
        Assert.That(plain.Terminal.Raw, Does.Not.Match(@"\x1b\[[0-9;]*(3[0-7]|9[0-7]|4[0-7]|38|48)[0-9;]*m"));
        Assert.That(coloured.Terminal.Raw, Does.Match(@"\x1b\[(32|92)m✓ met"));
    }

    [TestCaseSource(typeof(HostileTextTests), nameof(HostileTextTests.Hostile))]
    [TestCase("[red]x[/] [[y]] [link=https://evil.example]z[/]")]
    [TestCase("\u6F22\u5B57\u304B\u306A \uD55C\uAE00 e\u0301 \U0001F469\u200D\U0001F4BB")]
    public void Nothing_foreign_moves_the_cursor_paints_or_adds_a_line(string text)
    {
        var (hostile, harmless) = (Hostile(text), Hostile("harmless"));

        Assert.That(hostile.Paper.Rows, Has.Length.EqualTo(harmless.Paper.Rows.Length));
        Assert.That(hostile.Paper.Rows.Select(Ends), Is.EqualTo(harmless.Paper.Rows.Select(Ends)));
        Assert.That(() => hostile.Finish(Checkout.Result with { Name = text }), Throws.Nothing);
        var visible = Regex.Replace(hostile.Terminal.Raw, @"\x1b\[(\?25[lh]|\?7[lh]|\d+A|K|J|[012]?m)|\r?\n|\r", "");
        Assert.That(visible.EnumerateRunes().Where(IsHarmful).Select(rune => $"U+{rune.Value:X4}"), Is.Empty);
    }

    [Test]
    public void Markup_in_a_name_is_shown_as_it_is()
    {
        var run = new LiveRun(info: Checkout.Info with { Name = "[red]checkout[/]" }).Seconds(Timeline.Take(2));

        Assert.That(run.Frame, Does.Contain("│ [red]checkout[/]  stage 1 of 2: ramp to 50 users"));
    }

    [Test]
    public void A_terminal_that_breaks_costs_the_view_and_not_the_report()
    {
        var run = new LiveRun().Seconds(Timeline.Take(3));
        run.Terminal.Breaks = true;
        run.Terminal.Size = (90, 24);
        run.Clock.Advance(1.Seconds);
        run.Terminal.Breaks = false;

        Assert.That(async () => await run.Reporter.FinishAsync(Checkout.Result, CancellationToken.None), Throws.TypeOf<IOException>());
        Assert.That(run.Terminal.Raw, Does.Contain("\ncheckout: FAIL, 1 of 5").And.EndsWith("(95% CI 296 to 307 ms)\n"));
        Assert.That((run.Terminal.Registrations, run.Clock.Timers), Is.EqualTo((0, 0)));
    }

    private static LiveRun Hostile(string text)
    {
        var info = Checkout.Info with { Name = text, Slos = [Slo.Latency(95, 1.Seconds, step: text), Slo.CheckRate(1.Percent, check: text)] };
        var intervals = Timeline.Take(3).Select(interval => interval with { Stage = text, IsJudged = true, Errors = [new ErrorInterval(text, text, text, 1)], Steps = [.. interval.Steps.Select(step => step with { Name = text })] });
        return new LiveRun(info: info).Seconds(intervals);
    }

    private static bool IsHarmful(Rune rune) =>
        rune.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static (char First, char Last) Ends(string row) => row.Length == 0 ? default : (row[0], row[^1]);
}
