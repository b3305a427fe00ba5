using System.Text.Json;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

public sealed class RatioEstimateTests
{
    [Test]
    public void Pairs_are_judged_as_the_reference_says()
    {
        foreach (var vector in ReferenceVectors.Read("regression").GetProperty("interleaved").EnumerateArray())
            Check(vector.GetProperty("expected"), confidence => RatioEstimate.OfPairs(vector.GetProperty("baseline").Numbers(), vector.GetProperty("candidate").Numbers(), confidence));
    }

    [Test]
    public void A_value_and_its_history_are_judged_as_the_reference_says()
    {
        foreach (var vector in ReferenceVectors.Read("regression").GetProperty("history").EnumerateArray())
            Check(vector.GetProperty("expected"), confidence => RatioEstimate.OfHistory(vector.GetProperty("history").Numbers(), vector.Number("candidate"), confidence));
    }

    [Test]
    public void What_has_no_logarithm_and_no_pair_is_refused()
    {
        Assert.That(() => RatioEstimate.OfPairs([1, 2], [1]), Throws.ArgumentException.With.Message.StartsWith("There are 1 values of the candidate and 2 of the baseline"));
        Assert.That(() => RatioEstimate.OfPairs([1, 0], [1, 2]), Throws.ArgumentException);
        Assert.That(() => RatioEstimate.OfPairs([], []), Throws.ArgumentException);
        Assert.That(() => RatioEstimate.OfHistory([1, 2], double.NaN), Throws.ArgumentException);
        Assert.That(() => RatioEstimate.OfPairs([1, 2], [1, 2], 100.Percent), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(RatioEstimate.OfPairs([1], [2]).Judge(5.Percent), Is.EqualTo(ComparisonOutcome.Inconclusive));
    }

    private static void Check(JsonElement expected, Func<Ratio, RatioEstimate> estimate)
    {
        var ratio = estimate(expected.TryGetProperty("confidence", out var confidence) ? new Ratio(confidence.GetDouble()) : 95.Percent);

        Assert.That(ratio.Value, Is.EqualTo(expected.Number("ratio")).Within(1e-7).Percent);
        Assert.That(ratio.Low, Is.EqualTo(expected.Number("ratioLo")).Within(1e-6).Percent);
        Assert.That(ratio.High, Is.EqualTo(expected.Number("ratioHi")).Within(1e-6).Percent);
        Assert.That(ratio.Judge(new Ratio(expected.TryGetProperty("tolerance", out var tolerance) ? tolerance.GetDouble() : 0.05)).ToString().ToUpperInvariant(), Is.EqualTo(expected.GetProperty("verdict").GetString()));
    }
}
