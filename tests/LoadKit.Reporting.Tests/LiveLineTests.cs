using LoadKit.Reporting.Tests.Support;

namespace LoadKit.Reporting.Tests;

public sealed class LiveLineTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(20);

    [Test]
    public void A_short_run_has_a_line_after_its_first_second_then_every_five_and_at_a_change_of_stage()
    {
        var lines = Seconds.Lines(Short, [.. Seconds.From(0, 12, "ramp"), .. Seconds.From(12, 8, "hold")]);

        Assert.That(lines, Is.EqualTo(new[]
        {
            "        1 s    5 %  users      4    10.0 req/s  p50 20.0 ms  p95 20.0 ms  p99 20.0 ms  errors 0  stage ramp",
            "        5 s   25 %  users      4    10.0 req/s  p50 20.0 ms  p95 20.0 ms  p99 20.0 ms  errors 0",
            "       10 s   50 %  users      4    10.0 req/s  p50 20.0 ms  p95 20.0 ms  p99 20.0 ms  errors 0",
            "       12 s   60 %  users      4    10.0 req/s  p50 20.0 ms  p95 20.0 ms  p99 20.0 ms  errors 0",
            "       13 s   65 %  users      4    10.0 req/s  p50 20.0 ms  p95 20.0 ms  p99 20.0 ms  errors 0  stage hold",
            "       15 s   75 %  users      4    10.0 req/s  p50 20.0 ms  p95 20.0 ms  p99 20.0 ms  errors 0",
            "       20 s  100 %  users      4    10.0 req/s  p50 20.0 ms  p95 20.0 ms  p99 20.0 ms  errors 0",
        }));
    }

    [Test]
    public void A_long_run_has_a_line_every_thirty_seconds()
    {
        var lines = Seconds.Lines(TimeSpan.FromHours(1), Seconds.From(0, 120, "hold"));

        Assert.That(lines.Select(line => line[..18].Trim()), Is.EqualTo(new[] { "1 s    0 %", "30 s    0 %", "1 min    1 %", "1 min 30 s    2 %", "2 min    3 %" }));
    }

    [Test]
    public void Times_beyond_an_hour_keep_their_seconds_and_their_columns()
    {
        var lines = Seconds.Lines(TimeSpan.FromHours(10), Seconds.From(3570, 60, "soak"));

        Assert.That(lines.Select(line => line[..11]), Is.EqualTo(new[] { "59 min 31 s", "  1:00:00 h", "  1:00:30 h" }));
    }

    [Test]
    public void A_run_of_unknown_length_goes_from_five_to_thirty_seconds_after_two_minutes_and_prints_no_share()
    {
        var lines = Seconds.Lines(null, Seconds.From(0, 180, "iterations"));

        Assert.That(lines.Select(line => line[..18].Trim()).TakeLast(4), Is.EqualTo(new[] { "1 min 55 s", "2 min", "2 min 30 s", "3 min" }));
    }

    [Test]
    public void A_line_merges_what_happened_since_the_line_before()
    {
        Interval[] intervals =
        [
            Seconds.At(0, "hold"),
            Seconds.At(1, "hold") with { Failed = 3, Rejected = 1, Dropped = 2 },
            Seconds.At(2, "hold", milliseconds: 800),
            Seconds.At(3, "hold") with { Dropped = 5 },
            Seconds.At(4, "hold") with { Users = 7 },
        ];

        Assert.That(
            Seconds.Lines(Short, intervals)[1],
            Is.EqualTo("        5 s   25 %  users      7    10.0 req/s  p50 20.1 ms  p95  800 ms  p99  800 ms  errors 7.50 % (3 of 40)  rejected 1  dropped 7"));
    }

    [Test]
    public void Seconds_that_the_reporter_missed_do_not_lower_the_rate()
    {
        var lines = Seconds.Lines(Short, [Seconds.At(0, "hold"), Seconds.At(1, "hold"), Seconds.At(4, "hold")]);

        Assert.That(lines[1], Does.Contain(" 10.0 req/s "));
    }

    [Test]
    public void A_second_without_requests_has_dashes_in_the_same_columns()
    {
        var line = Seconds.Lines(Short, [new Interval { Start = TimeSpan.Zero, Length = TimeSpan.FromSeconds(1), Stage = "pause" }]).Single();

        Assert.That(line, Is.EqualTo("        1 s    5 %  users      0       0 req/s  p50       -  p95       -  p99       -  errors 0  stage pause"));
    }

    [Test]
    public void The_graceful_stop_stays_at_100_percent()
    {
        var lines = Seconds.Lines(Short, Seconds.From(0, 30, "hold"));

        Assert.That(lines.TakeLast(2).Select(line => line[11..18]), Is.EqualTo(new[] { "  100 %", "  100 %" }));
    }

    [Test]
    public void What_is_left_at_the_end_makes_the_last_line_before_the_report()
    {
        var text = Rendered.Text(EmptyResultTests.Empty, Seconds.Info(Short, Load.Closed.Hold(4, Short)), Seconds.From(0, 8, "hold"));

        Assert.That(text.Split('\n').Select(line => line.Length < 11 ? "" : line[..11].Trim()).Skip(1).Take(5), Is.EqualTo(new[] { "1 s", "5 s", "8 s", "", "empty: INCO" }));
    }

    [Test]
    public void A_blink_of_the_graceful_stop_makes_no_line()
    {
        var blink = Seconds.At(5, "hold") with { Length = TimeSpan.FromSeconds(0.06) };

        Assert.That(Seconds.Lines(Short, [.. Seconds.From(0, 5, "hold"), blink]), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task A_second_run_starts_with_a_line_of_its_own_again()
    {
        await using var writer = new StringWriter { NewLine = "\n" };
        var reporter = new TextReporter(writer);
        for (var run = 0; run < 2; run++)
        {
            await reporter.StartAsync(Seconds.Info(Short, Load.Closed.Hold(4, Short)), CancellationToken.None);
            await reporter.IntervalAsync(Seconds.At(0, "hold"), CancellationToken.None);
            await reporter.FinishAsync(EmptyResultTests.Empty, CancellationToken.None);
        }

        Assert.That(writer.ToString().Split('\n').Count(line => line.EndsWith("  stage hold", StringComparison.Ordinal)), Is.EqualTo(2));
    }
}
