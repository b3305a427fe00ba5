using System.Globalization;
using System.Xml.Linq;
using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

public sealed class JUnitTests
{
    private static readonly SloOutcome Met = Outcome(Slo.ErrorRate(1.Percent), Verdict.Pass);
    private static readonly SloOutcome Missed = Outcome(Slo.Latency(95, 250.Milliseconds), Verdict.Fail);
    private static readonly SloOutcome Unproven = Outcome(Slo.Latency(99, 1.Seconds), Verdict.Inconclusive);

    [Test]
    public void Each_objective_is_a_case_and_what_is_not_proven_fails()
    {
        var suite = Suite(Checkout.Result);

        Assert.That(suite.Elements("testcase").Select(of => ((string?)of.Attribute("classname"), (string?)of.Attribute("name"), (string?)of.Attribute("time"))), Is.EqualTo(new[]
        {
            ("checkout", "error rate, all requests", "0"),
            ("checkout", "p95, all requests", "0"),
            ("checkout", "p99.9, POST /cart", "0"),
            ("checkout", "throughput, all requests", "0"),
            ("checkout", "check \"cart holds the item\", all requests", "0"),
        }));
        Assert.That(suite.Descendants("failure").Select(of => (string?)of.Attribute("message")), Is.EqualTo(["301 ms, limit <= 250 ms", "1.19 s, limit <= 1.2 s"]));
        Assert.That(Counts(suite), Is.EqualTo((5, 2, 0)));
        Assert.That((string?)suite.Attribute("time"), Is.EqualTo("271.4"));
        Assert.That((string?)suite.Attribute("timestamp"), Is.EqualTo("2026-03-14T12:02:11"));
    }

    [Test]
    public void The_body_of_a_failure_has_the_interval_and_the_whole_reason()
    {
        var body = Suite(Checkout.Result).Descendants("failure").Last().Value;

        Assert.That(body, Is.EqualTo("""
            the limit of 1.2 s lies in the interval 1.08 to 1.35 s
            objective: p99.9, POST /cart
            limit: <= 1.2 s
            measured: 1.19 s
            95 % interval: 1.08 to 1.35 s
            margin: 1 % better
            verdict: unproven
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Unproven_objectives_are_skipped_when_asked_for()
    {
        var suite = Suite(Checkout.Result, UnprovenAs.Skipped);

        Assert.That(Counts(suite), Is.EqualTo((5, 1, 1)));
        Assert.That((string?)suite.Descendants("skipped").Single().Attribute("message"), Is.EqualTo("1.19 s, limit <= 1.2 s"));
    }

    [TestCase(Verdict.Pass, 0)]
    [TestCase(Verdict.Inconclusive, 1)]
    [TestCase(Verdict.Fail, 1)]
    public void A_run_without_objectives_has_a_case_for_its_verdict(Verdict verdict, int failures)
    {
        var suite = Suite(EmptyResultTests.Empty with { Verdict = verdict });

        Assert.That(Counts(suite), Is.EqualTo((1, failures, 0)));
        Assert.That((string?)suite.Element("testcase")!.Attribute("name"), Is.EqualTo("verdict"));
    }

    [Test]
    public void A_doubt_about_a_run_whose_objectives_are_all_met_is_a_failing_case()
    {
        var result = EmptyResultTests.Empty with
        {
            Slos = [Met],
            Reason = "all objectives were met, but the measurement is in doubt",
            Findings = [new Finding(FindingKind.Notice, "unimportant"), new Finding(FindingKind.Doubt, "the generator was at its limit for 40 of 60 s")],
        };

        var suite = Suite(result);

        Assert.That(Counts(suite), Is.EqualTo((2, 1, 0)));
        var doubt = suite.Elements("testcase").Last();
        Assert.That((string?)doubt.Attribute("name"), Is.EqualTo("measurement"));
        Assert.That((string?)doubt.Element("failure")!.Attribute("message"), Is.EqualTo("all objectives were met, but the measurement is in doubt"));
        Assert.That(doubt.Value, Is.EqualTo("doubt: the generator was at its limit for 40 of 60 s"));
    }

    [Test]
    public void The_suite_is_green_only_where_the_verdict_is_a_pass([Values] Verdict verdict, [Values] bool met, [Values] bool unproven, [Values] bool missed)
    {
        SloOutcome[] slos = [.. met ? [Met] : Array.Empty<SloOutcome>(), .. unproven ? [Unproven] : Array.Empty<SloOutcome>(), .. missed ? [Missed] : Array.Empty<SloOutcome>()];
        var worst = slos.Select(outcome => outcome.Verdict).Append(verdict).Max();

        var suite = Suite(EmptyResultTests.Empty with { Verdict = worst, Slos = slos });

        Assert.That(suite.Descendants("failure").Any(), Is.EqualTo(worst != Verdict.Pass));
        Assert.That(Counts(suite), Is.EqualTo((suite.Elements("testcase").Count(), suite.Descendants("failure").Count(), 0)));
        Assert.That(suite.Elements("testcase"), Is.Not.Empty);
    }

    [Test]
    public void Two_limits_for_one_quantity_are_two_cases()
    {
        var suite = Suite(EmptyResultTests.Empty with { Slos = [Missed, Outcome(Slo.Latency(95, 1.Seconds), Verdict.Pass), Met], Verdict = Verdict.Fail });

        Assert.That(suite.Elements("testcase").Select(of => (string?)of.Attribute("name")), Is.EqualTo(["p95, all requests <= 250 ms", "p95, all requests <= 1 s", "error rate, all requests"]));
    }

    [Test]
    public void The_headline_numbers_and_the_labels_are_properties()
    {
        var info = Checkout.Info with { Labels = [new Label("target", "staging")] };
        var properties = XElement.Parse(Rendered.JUnit(Checkout.Result, info)).Element("properties")!.Elements()
            .ToDictionary(of => (string)of.Attribute("name")!, of => (string)of.Attribute("value")!);

        Assert.That(properties["verdict"], Is.EqualTo("failed"));
        Assert.That(properties["error rate"], Is.EqualTo("0.209 %"));
        Assert.That(properties["failed requests"], Is.EqualTo("180 of 86,400"));
        Assert.That(properties["p99"], Is.EqualTo("702 ms"));
        Assert.That(properties["label target"], Is.EqualTo("staging"));
    }

    [Test]
    public async Task Each_run_gets_a_file_in_a_directory()
    {
        using var folder = new Folder();
        var reporter = new JUnitReporter(folder.Path + "/");
        await reporter.FinishAsync(Checkout.Result, CancellationToken.None);

        Assert.That(reporter.FilesOf(Checkout.Result), Is.EqualTo([folder["checkout-20260314T120211Z-fail.xml"]]));
        Assert.That(await File.ReadAllTextAsync(reporter.FilesOf(Checkout.Result)[0]), Is.EqualTo(Rendered.JUnit(Checkout.Result)));
        Assert.That(new JUnitReporter(TextWriter.Null).FilesOf(Checkout.Result), Is.Empty);
    }

    private static XElement Suite(RunResult result, UnprovenAs unprovenAs = UnprovenAs.Failure) => XElement.Parse(Rendered.JUnit(result, null, unprovenAs));

    private static (int Tests, int Failures, int Skipped) Counts(XElement suite)
    {
        return (Of("tests"), Of("failures"), Of("skipped"));

        int Of(string name) => int.Parse(suite.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    }

    private static SloOutcome Outcome(Slo slo, Verdict verdict) => new() { Slo = slo, Verdict = verdict, Reason = "because", Measured = "1" };
}
