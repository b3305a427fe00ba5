using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

public sealed class K6SummaryTests
{
    [Test]
    public void The_metrics_have_the_names_and_units_of_k6()
    {
        var metrics = Metrics(Checkout.Result);

        Assert.That(Plain(metrics["http_reqs"]!), Is.EqualTo("""{"count":86400,"rate":360,"thresholds":{"rate>=300":false}}"""));
        Assert.That(metrics["http_req_failed"]!["passes"]!.GetValue<double>(), Is.EqualTo(180), "in k6 a failed request passes the question whether it failed");
        Assert.That(metrics["http_req_failed"]!["fails"]!.GetValue<double>(), Is.EqualTo(86_220));
        Assert.That(metrics["http_req_duration"]!["p(95)"]!.GetValue<double>(), Is.EqualTo(295.679));
        Assert.That(metrics["vus"]!.ToJsonString(), Is.EqualTo("""{"value":50,"min":50,"max":50}"""));
        Assert.That(metrics.Select(of => of.Key), Is.EqualTo(
            ["checks", "checks{check:cart holds the item}", "http_req_duration", "http_req_duration{name:POST /cart}", "http_req_failed", "http_reqs", "iteration_duration", "iterations", "loadkit_objectives", "vus", "vus_max"]));
    }

    [Test]
    public void A_threshold_is_true_when_it_was_crossed_and_not_proven_is_crossed()
    {
        var metrics = Metrics(Checkout.Result);

        Assert.That(Thresholds("http_req_failed"), Is.EqualTo("""{"rate<0.01":false}"""));
        Assert.That(Thresholds("http_req_duration"), Is.EqualTo("""{"p(95)<=250":true}"""));
        Assert.That(Thresholds("http_req_duration{name:POST /cart}"), Is.EqualTo("""{"p(99.9)<=1200":true}"""));
        Assert.That(Thresholds("checks{check:cart holds the item}"), Is.EqualTo("""{"rate>=0.99":false}"""));

        string Thresholds(string metric) => Plain(metrics[metric]!["thresholds"]!);
    }

    [TestCase(Verdict.Pass, false)]
    [TestCase(Verdict.Inconclusive, true)]
    [TestCase(Verdict.Fail, true)]
    public void A_run_that_does_not_pass_always_crosses_a_threshold(Verdict verdict, bool crossed) =>
        Assert.That(Metrics(EmptyResultTests.Empty with { Verdict = verdict })["loadkit_objectives"]!["thresholds"]!["rate==1"]!.GetValue<bool>(), Is.EqualTo(crossed));

    [Test]
    public void Objectives_without_a_metric_are_named()
    {
        var thresholds = Metrics(With(Verdict.Fail, Slo.Apdex(0.9, 100.Milliseconds), Slo.DroppedIterations(1.Percent), Slo.ErrorRate(1.Percent).OfIterations(), Slo.Throughput(10.PerSecond, 1.Minutes)))["loadkit_objectives"]!["thresholds"]!.AsObject();

        Assert.That(thresholds, Has.Count.EqualTo(5));
        Assert.That(thresholds.Select(of => of.Value!.GetValue<bool>()), Is.All.True);
    }

    [Test]
    public void A_part_that_the_result_does_not_have_by_itself_has_the_value_that_was_measured()
    {
        var metrics = Metrics(With(Verdict.Pass, Slo.Latency(75, 1.Seconds, step: "a", stage: "b"), Slo.Availability(99.9.Percent, tag: new Tag("k", "v")), Slo.Throughput(3.PerSecond, userType: "c", stage: "b")));

        Assert.That(metrics["http_req_duration{name:a,stage:b}"]!["p(75)"]!.GetValue<double>(), Is.EqualTo(500));
        Assert.That(metrics["http_req_failed{k:v}"]!["value"]!.GetValue<double>(), Is.EqualTo(0.5));
        Assert.That(metrics["http_req_failed{k:v}"]!["thresholds"]!.AsObject().Single().Key, Is.EqualTo("rate<=0.001"));
        Assert.That(metrics["http_reqs{user_type:c,stage:b}"]!["rate"]!.GetValue<double>(), Is.EqualTo(0.5));
    }

    [Test]
    public void Two_limits_of_one_expression_are_crossed_when_either_is()
    {
        var slo = Slo.MaxLatency(1.Seconds);
        var result = EmptyResultTests.Empty with { Slos = [Outcome(slo, Verdict.Fail), Outcome(slo, Verdict.Pass)] };

        Assert.That(Metrics(result)["http_req_duration"]!["thresholds"]!["max<=1000"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public void Checks_are_in_the_root_group()
    {
        var group = JsonNode.Parse(Rendered.K6(Checkout.Result))!["root_group"]!;
        var check = group["checks"]!["cart holds the item"]!;

        Assert.That((group["path"]!.GetValue<string>(), check["path"]!.GetValue<string>()), Is.EqualTo(("", "::cart holds the item")));
        Assert.That((check["passes"]!.GetValue<long>(), check["fails"]!.GetValue<long>()), Is.EqualTo((28_793, 7)));
        Assert.That(check["id"]!.GetValue<string>(), Has.Length.EqualTo(32));
    }

    [Test]
    public void Drops_are_there_when_there_are_any()
    {
        var dropped = Totals.None with { Counts = new IterationCounts(10, 10, 0, 0, 5) };

        Assert.That(Metrics(EmptyResultTests.Empty with { Totals = dropped, JudgedDuration = 10.Seconds })["dropped_iterations"]!.ToJsonString(), Is.EqualTo("""{"count":5,"rate":0.5}"""));
        Assert.That(Metrics(EmptyResultTests.Empty)["dropped_iterations"], Is.Null);
    }

    private static string Plain(JsonNode node) => Regex.Unescape(node.ToJsonString());

    private static JsonObject Metrics(RunResult result) => JsonNode.Parse(Rendered.K6(result))!["metrics"]!.AsObject();

    private static RunResult With(Verdict verdict, params Slo[] slos) => EmptyResultTests.Empty with { Verdict = verdict, Slos = [.. slos.Select(slo => Outcome(slo, verdict))] };

    private static SloOutcome Outcome(Slo slo, Verdict verdict) => new() { Slo = slo, Verdict = verdict, Reason = "because", Value = 0.5 };
}
