using System.Globalization;
using LoadKit.Results;
using LoadKit.Tests.Support;
using LoadKit.Units;
using LoadKit.Verdicts;

namespace LoadKit.Tests.Results;

public class ComparisonExplanationTests
{
    private static readonly double[] Noise = [100, 103, 98, 101, 99, 104, 97, 100, 102, 98];

    [Test]
    public void A_regression_is_explained_for_a_build_log()
    {
        var result = Of("orders", "orders-new", ComparedQuantity.Latency(95), ComparedQuantity.ErrorRate(), ComparedQuantity.Throughput("POST /a/very/long/path/that/goes/on"));

        Assert.That(result.Explain(), Is.EqualTo("""
            orders-new against orders: REGRESSED, 1 of 3 quantities regressed: p95, all requests: 121 ms against 101 ms, +19.97 % (95% CI +17.73 to +22.25 %) in 10 pairs, tolerance 5 %

              quantity                           baseline  candidate  change    95% interval        outcome
              ---------------------------------  --------  ---------  --------  ------------------  ------------
              p95, all requests                  101 ms    121 ms     +19.97 %  +17.73 to +22.25 %  REGRESSED
              throughput, POST /a/very/long/...  no data   no data                                  inconclusive
              error rate, all requests           0.00 %    0.00 %                                   unchanged

              inconclusive: throughput, POST /a/very/long/path/that/goes/on: no data in 10 of 10 blocks of the
                baseline and in 10 of 10 blocks of the candidate
              unchanged: error rate, all requests: no failures on either side: 0 of 1,000 and 0 of 1,000
                requests
              doubt: pair 3 of 10: late
              compared: 10 pairs of 1 min blocks, 5 s of each discarded, tolerance 5 %
              noise measured (deviation of a ratio): p95, all requests 2.64 %
            """));
    }

    [Test]
    public void The_table_has_at_most_a_hundred_columns()
    {
        var table = Of(new string('b', 500), new string('c', 500), ComparedQuantity.Latency(99.99, new string('s', 500)), ComparedQuantity.Latency(95)).Explain().Split('\n')[2..6];

        Assert.That(table.Select(line => line.Length), Is.All.LessThanOrEqualTo(100));
    }

    [TestCase("a\r\nshop: REGRESSED")]
    [TestCase("\u001b[2Jred")]
    [TestCase("\u202egnp.exe")]
    public void Hostile_names_stay_on_their_line(string name)
    {
        var result = Of(name, name + "2", ComparedQuantity.Latency(95, name));

        Assert.That(result.Explain().Where(letter => letter != '\n' && (char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format)), Is.Empty);
        Assert.That(result.Explain().Split('\n'), Has.Length.EqualTo(Of("a", "b", ComparedQuantity.Latency(95, "c")).Explain().Split('\n').Length));
    }

    [TestCase(ComparisonOutcome.Unchanged, 0, false, false)]
    [TestCase(ComparisonOutcome.Improved, 0, false, false)]
    [TestCase(ComparisonOutcome.Inconclusive, 3, false, true)]
    [TestCase(ComparisonOutcome.Regressed, 2, true, true)]
    public void Assertions_throw_on_what_they_are_named_after(ComparisonOutcome outcome, int exitCode, bool isRegressed, bool isNotShown)
    {
        var result = Of("a", "b", ComparedQuantity.Latency(95)) with { Outcome = outcome };

        Assert.That(result.ExitCode, Is.EqualTo(exitCode));
        Assert.That(() => result.EnsureNotRegressed(), isRegressed ? Throws.TypeOf<LoadTestRegressedException>() : Throws.Nothing);
        Assert.That(() => result.EnsureShownNotRegressed(), isNotShown ? Throws.TypeOf<LoadTestRegressedException>() : Throws.Nothing);
    }

    private static ComparisonResult Of(string baseline, string candidate, params ComparedQuantity[] quantities)
    {
        var pairs = MadeStretch.Pairs(Noise, [.. Noise.Select((value, i) => value * (i % 2 == 0 ? 1.17 : 1.23))]);
        return ComparisonJudgement.Of(baseline, candidate, quantities, pairs, pairs.Count, new ComparisonTerms(0.05, 0.95), [new Finding(FindingKind.Doubt, "pair 3 of 10: late")]) with { MethodText = "10 pairs of 1 min blocks, 5 s of each discarded" };
    }
}
