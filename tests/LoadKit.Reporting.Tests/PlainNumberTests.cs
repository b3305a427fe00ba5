using LoadKit.Reporting.Tables;
using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

public sealed class PlainNumberTests
{
    [TestCase(0.1, "0.1")]
    [TestCase(1234567.891, "1234567.891")]
    [TestCase(-0.0000000001, "0")]
    [TestCase(1e29, "100000000000000000000000000000")]
    [TestCase(double.NaN, "NaN")]
    [TestCase(double.PositiveInfinity, "+Inf")]
    [TestCase(double.NegativeInfinity, "-Inf")]
    public void A_number_for_a_program_has_neither_thousands_nor_an_exponent(double number, string text) => Assert.That(PlainNumber.Of(number, 9), Is.EqualTo(text));

    [TestCase(1e17)]
    [TestCase(1e300)]
    [TestCase(1e308)]
    [TestCase(double.MaxValue)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NaN)]
    [CancelAfter(20_000)]
    public void Every_report_is_written_whatever_the_value_of_an_objective(double value)
    {
        SloOutcome[] slos =
        [
            .. new[] { Slo.Latency(95, 1.Seconds), Slo.Throughput(new Rate(1e300)), Slo.ErrorRate(1.Percent) }
                .Select(slo => new SloOutcome { Slo = slo, Verdict = Verdict.Fail, Reason = "because", Measured = "much", Value = value, Low = value, High = value }),
        ];
        var result = Checkout.Result with { Slos = slos };

        Assert.That(
            new[] { Rendered.Html(result, Checkout.Info), Rendered.K6(result), Rendered.OpenMetrics(result), Rendered.JUnit(result), Rendered.Text(result), Rendered.Markdown(result) },
            Has.All.Not.Empty);
    }
}
