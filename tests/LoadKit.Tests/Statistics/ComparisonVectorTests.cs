using System.Text.Json;
using LoadKit.Statistics;
using LoadKit.Tests.Verdicts;
using LoadKit.Verdicts;

namespace LoadKit.Tests.Statistics;

/// <summary>Comparisons against reference values.</summary>
public class ComparisonVectorTests
{
    private const double Tolerance = 0.05;
    private const double Confidence = 0.95;

    private static readonly JsonElement Vectors = ReferenceVectors.Read("regression");

    [TestCaseSource(nameof(Interleaved))]
    public void Pairs_are_compared_as_the_reference_does(JsonElement vector)
    {
        var expected = vector.GetProperty("expected");

        var ratio = LogRatio.OfPairs(vector.GetProperty("baseline").Numbers(), vector.GetProperty("candidate").Numbers());

        Check(ratio, expected, "meanLogRatio");
        Same(ratio.Deviation, expected.Number("sd"));
        Same(ratio.PValue, expected.Number("p"));
        Assert.That(ratio.DegreesOfFreedom, Is.EqualTo(expected.Number("df")));
        Assert.That((expected.Number("tolerance"), expected.Number("confidence")), Is.EqualTo((Tolerance, Confidence)));
    }

    [TestCaseSource(nameof(History))]
    public void A_run_is_compared_with_a_history_as_the_reference_does(JsonElement vector)
    {
        var expected = vector.GetProperty("expected");

        var ratio = LogRatio.OfHistory(vector.GetProperty("history").Numbers(), vector.Number("candidate"));

        Check(ratio, expected, "logRatio");
        Same(ratio.Deviation, expected.Number("sd"));
        Assert.That(ratio.DegreesOfFreedom, Is.EqualTo(expected.Number("df")));
    }

    [TestCaseSource(nameof(SingleBaseline))]
    public void A_run_is_compared_with_a_single_one_as_the_reference_does(JsonElement vector)
    {
        var expected = vector.GetProperty("expected");

        var ratio = LogRatio.OfBatches(vector.GetProperty("baselineBatches").Numbers(), vector.GetProperty("candidateBatches").Numbers(), vector.Number("noiseFloor"));

        Check(ratio, expected, "logRatio");
        Same(ratio.Error, expected.Number("se"));
    }

    [Test]
    public void No_reference_case_is_left_out() =>
        Assert.That(Vectors.EnumerateObject().Select(property => property.Name), Is.EquivalentTo(["about", "interleaved", "history", "singleBaseline"]));

    private static void Check(LogRatio ratio, JsonElement expected, string mean)
    {
        var half = ratio.HalfWidth(Confidence);
        Same(ratio.Mean, expected.Number(mean));
        Same(Math.Exp(ratio.Mean), expected.Number("ratio"));
        Same(Math.Exp(ratio.Mean - half), expected.Number("ratioLo"));
        Same(Math.Exp(ratio.Mean + half), expected.Number("ratioHi"));
        Assert.That(RatioOutcome.Of(ratio, Tolerance, Confidence).ToString().ToUpperInvariant(), Is.EqualTo(expected.GetProperty("verdict").GetString()));
    }

    private static void Same(double value, double expected) => Assert.That(value, Is.EqualTo(expected).Within(Math.Abs(expected) * 1e-8));

    private static IEnumerable<TestCaseData> Interleaved() => Cases("interleaved");

    private static IEnumerable<TestCaseData> History() => Cases("history");

    private static IEnumerable<TestCaseData> SingleBaseline() => Cases("singleBaseline");

    private static IEnumerable<TestCaseData> Cases(string kind) =>
        Vectors.GetProperty(kind).EnumerateArray().Select(vector => new TestCaseData(vector).SetArgDisplayNames(vector.GetProperty("name").GetString()!));
}
