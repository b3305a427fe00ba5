using System.Globalization;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Results;

public sealed class ExplanationTests
{
    private const string Approved = """
        checkout: FAIL, 1 of 5 objectives missed: p99, all requests: 694 ms, limit <= 600 ms

          objective                          limit      measured  95% interval         margin       verdict
          ---------------------------------  ---------  --------  -------------------  -----------  --------
          p99, all requests                  <= 600 ms  694 ms    693 to 694 ms        16 % worse   MISSED
          p99.9, POST /cart                  <= 560 ms  542 ms    542 ms to unbounded  3 % better   unproven
          error rate, all requests           < 0.5 %    0.313 %   0.270 to 0.361 %     37 % better  met
          throughput, all requests           >= 200 /s  251 /s    248 to 253 /s        25 % better  met
          check "holds the item", all re...  >= 99.9 %  99.965 %  99.936 to 99.983 %   0 % better   met

          unproven: p99.9, POST /cart: 0 of 3,000 slower than the limit; 3,000 samples can't prove it: at
            least 3,688 are needed; it takes about 1 min more at this rate
          look at: POST /payments has 100 % (1,229 of 1,229) of the requests slower than 600 ms, and 23 %
            (14,229 of 60,429) of all
          look at: 189 of 189 failures are HttpRequestException in POST /payments: Response status code does
            not indicate success: 503 (Service Unavailable).
          note: 12 iterations of the judged stages were cut off by the end of the run (graceful stop 30 s);
            their latencies are missing
          note: 30 s from 2 min 10 s on were 2.4 times as slow as the rest (p99 1.56 s against 663 ms)
          measured on: error rate, all requests 189/60,429; throughput, all requests 4 min; check "holds the
            item", all req... 28,790/28,800
          judged: 60,429 requests in 4 min (hold 50 users)
          slowest: POST /payments p99 3.01 s
          most failed: POST /payments 1.329 % (189 of 14,229)
        """;

    [Test]
    public void The_first_line_says_it_all_then_come_the_objectives_and_what_to_look_at() =>
        Assert.That(Checkout().Explain(), Is.EqualTo(Approved.ReplaceLineEndings("\n")));


    [Test]
    public void It_is_the_same_in_every_culture([Values("de-DE", "ru-RU", "tr-TR")] string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        Assert.That(Checkout().Explain(), Is.EqualTo(Approved.ReplaceLineEndings("\n")));

    }

    [Test]
    public void A_run_without_objectives_has_no_table() => Assert.That(
        new MadeRun().Stage("hold", 1.Minutes).Step("get", (100, 1000)).Judged().Explain(),
        Is.EqualTo("shop: PASS, no objectives were set, so none was missed\n\n  judged: 1,000 requests in 1 min (hold)\n  slowest: get p99 100 ms"));

    [Test]
    public void A_run_of_nothing_says_so() => Assert.That(
        new MadeRun().Stage("hold", 1.Minutes, counts: IterationCounts.None).Judged(Slo.ErrorRate(1.Percent)).Explain(),
        Is.EqualTo("""
            shop: INCONCLUSIVE, no iteration began in the judged stages; the objective is unproven

              objective                 limit  measured  95% interval  margin  verdict
              ------------------------  -----  --------  ------------  ------  --------
              error rate, all requests  < 1 %  no data                         unproven

              unproven: error rate, all requests: no data: nothing was measured
              doubt: no iteration began in the judged stages
              judged: 0 requests in 1 min (hold)
            """.ReplaceLineEndings("\n")));

    [Test]
    public void Long_names_are_shortened_so_that_the_table_has_100_columns_at_most()
    {
        var name = string.Join(' ', Enumerable.Repeat("GET /a/very/long/path", 20));
        var lines = new MadeRun { Name = new string('n', 500) }.Stage("hold", 4.Minutes).Step(name, (3180, 40_000)).FailedStep(name, (1, 300))
            .Error(name, "InvalidOperationException", new string('x', 1000), 300).Finding(FindingKind.Doubt, new string('y', 1000))
            .Judged(Slo.Latency(99.9, 3.Seconds, step: name), Slo.Availability(99.5.Percent, step: name), Slo.Latency(99, 4.Seconds, step: name)).Explain().Split('\n');

        Assert.That(lines[1..7].Select(line => line.Length), Has.All.LessThanOrEqualTo(100));
        Assert.That(lines[0], Does.StartWith(new string('n', 57) + "...: FAIL, 2 of 3 objectives missed"));
        Assert.That(lines[4], Does.StartWith("  p99.9, GET /a/very/lo...  <= 3 s     a failure"));
    }

    [Test]
    public void One_request_is_a_request()
    {
        var text = new MadeRun().Stage("hold", 1.Minutes, counts: new IterationCounts(Started: 2, Succeeded: 1, Failed: 0, Unfinished: 1, Dropped: 0)).Step("get", (10, 1)).Judged(Slo.ErrorRate(1.Percent)).Explain();

        Assert.That(text, Does.Contain("judged: 1 request in 1 min").And.Contain("1 sample can't prove it").And.Contain("1 iteration of the judged stages was cut off"));
        Assert.That(text, Does.Not.Match("(^|[^0-9.,])1 (requests|samples|iterations)"));
    }

    [Test]
    public void Names_make_room_for_wide_figures()
    {
        var lines = new MadeRun().Stage("hold", 4.Minutes).Step("POST /a/long/path", (46, 36_000)).FailedStep("POST /a/long/path", (1, 50))
            .Judged(Slo.Availability(99.9.Percent, step: "POST /a/long/path"), Slo.Latency(99.99, 1.2345.Seconds, step: "POST /a/long/path")).Explain().Split('\n');

        Assert.That(lines[5], Does.StartWith("  p99.99, POST /a/lon...  <= 1.2345 s").And.EndWith("MISSED"));
        Assert.That(lines[3], Has.Length.EqualTo(100));
    }

    private static readonly string[] Hostile =
        ["a\r\nshop: PASS", "\u001b[2J\u001b[31mred", "\u009b31m", "\u202egnp.exe", "\u2066x\u2069", "\u2028\u2029\u0085", "\u200f\u061c\ufeff", "a\0b\tc\bd", "\ud800", "x\udc00y"];

    [TestCaseSource(nameof(Hostile))]
    public void Hostile_text_stays_on_its_line_and_does_nothing(string text)
    {
        var explained = Of(text).Explain();

        Assert.That(explained, Is.EqualTo(Of(new string([.. text.Select(Harmless)])).Explain()));
        Assert.That(explained.Where(letter => letter != '\n' && Harmless(letter) != letter), Is.Empty);

        static RunResult Of(string text) => (new MadeRun { Name = text }.Users(text, text).Stage(text, 1.Minutes).Step(text, (100, 1000)).Check(text, 1, 1)
            .Error(text, text, text, 1).Finding(FindingKind.Notice, text)
            .Judged(Slo.Latency(95, 1.Seconds, step: text), Slo.CheckRate(99.Percent, check: text), Slo.ErrorRate(1.Percent, step: text + "2"))) with
        { Reason = text };
    }

    private static char Harmless(char letter) => char.IsSurrogate(letter) ? '\ufffd'
        : char.IsControl(letter) ? char.IsWhiteSpace(letter) ? ' ' : '\ufffd'
        : char.GetUnicodeCategory(letter) switch
        {
            UnicodeCategory.Format => '\ufffd',
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ' ',
            _ => letter,
        };

    [Test]
    public void No_line_is_wider_than_100_columns_but_the_first_and_the_paths()
    {
        var lines = Checkout().Explain().Split('\n').Skip(1).ToList();

        Assert.That(lines.Select(line => line.Length), Has.All.LessThanOrEqualTo(100));
        Assert.That(lines.Count(line => line.StartsWith("    ", StringComparison.Ordinal)), Is.GreaterThan(3));
        Assert.That(lines, Has.None.Matches<string>(line => line!.Contains('\t', StringComparison.Ordinal) || line.EndsWith(' ')));
    }

    [Test]
    public void A_sentence_of_somebody_else_begins_no_line_with_a_command()
    {
        var text = $"{new string('x', 88)} ::error::y {new string('z', 70)} ::stop-commands::{new string('w', 200)}::error";
        var lines = new MadeRun().Stage("hold", 1.Minutes).Step("get", (10, 1)).Finding(FindingKind.Doubt, text).Judged().Explain().Split('\n');

        Assert.That(lines, Has.None.Matches<string>(line => line!.TrimStart().StartsWith("::", StringComparison.Ordinal)));
        Assert.That(lines, Has.Some.StartsWith("    : :error::y"));
    }

    [Test]
    public void The_reports_stand_at_the_end_the_page_first()
    {
        var run = new MadeRun().Stage("hold", 1.Minutes).Step("get", (10, 1)).Judged();

        Assert.That(Reports("/a/junit.xml", "/a/b c/report.html"), Is.EqualTo(["  report: /a/b c/report.html", "  report: /a/junit.xml"]));
        Assert.That(Reports("/a/1.md", "/a/2.csv", "/a/3.html", "/a/4.csv"), Is.EqualTo(["  report: /a/3.html", "  report: /a/1.md", $"  report: 2 more files in {Path.GetDirectoryName("/a/2.csv")}"]));
        Assert.That(Reports("/a/1.md", "/a/2.csv", "/b/3.csv", "/c/4.csv")[^1], Is.EqualTo("  report: 2 more files"));
        Assert.That(Reports(), Is.Empty);

        IReadOnlyList<string> Reports(params string[] files) => [.. (run with { Files = files }).Explain().Split('\n').Where(line => line.Contains("report:", StringComparison.Ordinal))];
    }

    [Test]
    public void A_name_is_not_cut_within_a_character()
    {
        for (var length = 50; length < 54; length++)
        {
            var text = (new MadeRun { Name = new string('n', length) + string.Concat(Enumerable.Repeat("😀", 20)) }.Stage("hold", 1.Minutes).Judged()).Explain();
            Assert.That(text.EnumerateRunes().Select(rune => rune.Value), Has.None.EqualTo(0xFFFD));
        }
    }

    private static RunResult Checkout() => new MadeRun { Name = "checkout" }
        .Stage("ramp to 50 users", 30.Seconds, StageKind.Ramp).Stage("hold 50 users", 4.Minutes, counts: new IterationCounts(14_412, 14_303, 97, 12, 0))
        .Step("GET /cart", (46, 43_000), (238, 200))
        .Step("POST /cart", (46, 2_990), (542, 10))
        .Step("POST /payments", (120, 13_000), (693, 900), (3180, 140)).FailedStep("POST /payments", (3000, 189))
        .Check("holds the item", 28_790, 10)
        .Error("POST /payments", "HttpRequestException", "Response status code does not indicate success: 503 (Service Unavailable).", 189)
        .Finding(FindingKind.Notice, "30 s from 2 min 10 s on were 2.4 times as slow as the rest (p99 1.56 s against 663 ms)")
        .Judged(
            Slo.ErrorRate(below: 0.5.Percent),
            Slo.Latency(99, atMost: 600.Milliseconds),
            Slo.Latency(99.9, atMost: 560.Milliseconds, step: "POST /cart"),
            Slo.Throughput(atLeast: 200.PerSecond),
            Slo.CheckRate(99.9.Percent, check: "holds the item"));
}
