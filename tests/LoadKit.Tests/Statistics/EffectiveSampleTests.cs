using System.Text.Json;
using LoadKit.Statistics;
using LoadKit.Tests.Verdicts;

namespace LoadKit.Tests.Statistics;

public sealed class EffectiveSampleTests
{
    [TestCaseSource(nameof(WindowCases))]
    public void Windows_give_the_effective_sample_of_the_reference(string name)
    {
        var vector = ReferenceVectors.Cases("verdict-windows").Single(one => one.GetProperty("name").GetString() == name);
        var expected = vector.GetProperty("expected");

        var sample = EffectiveSample.Of(Windows(vector, "windowN", "windowK"), 0.95);
        var interval = sample.Interval(0.95);

        Assert.Multiple(() =>
        {
            Assert.That(sample.Sum, Is.EqualTo(new WindowSample(expected.Count("n"), expected.Count("k"))));
            Assert.That(sample.DesignEffect, Is.EqualTo(expected.Number("deff")).Within(1e-8).Percent);
            Assert.That(sample.Size, Is.EqualTo(expected.Number("neff")).Within(1e-6).Percent);
            Assert.That(sample.Bad, Is.EqualTo(expected.Number("keff")).Within(1e-6).Percent);
            Assert.That(sample.CorrelationTime, Is.EqualTo(expected.Number("tau")).Within(1e-8).Percent);
            Assert.That(sample.IsTooShort(expected.Number("target")), Is.EqualTo(expected.GetProperty("weak").GetBoolean()));
            Assert.That(interval.Low, Is.EqualTo(expected.Number("lo")).Within(1e-9));
            Assert.That(interval.High, Is.EqualTo(expected.Number("hi")).Within(1e-9));
        });
    }

    [Test]
    public void Batches_give_the_effective_sample_of_the_reference() =>
        Assert.Multiple(() =>
        {
            foreach (var vector in ReferenceVectors.Cases("batch-korn-graubard"))
            {
                var sample = EffectiveSample.OfBatches(Windows(vector, "n", "k"), vector.Number("confidence"));
                var interval = sample.Interval(vector.Number("confidence"));
                var name = vector.GetProperty("name").GetString();

                Assert.That(sample.DesignEffect, Is.EqualTo(vector.Number("deff")).Within(1e-8).Percent, name);
                Assert.That(sample.Size, Is.EqualTo(vector.Number("neff")).Within(1e-6).Percent, name);
                Assert.That(sample.Bad, Is.EqualTo(vector.Number("keff")).Within(1e-6).Percent, name);
                Assert.That((interval.Low, interval.High), Is.EqualTo((vector.Number("lo"), vector.Number("hi"))).Using<(double Low, double High)>((a, b) => Math.Abs(a.Low - b.Low) < 1e-9 && Math.Abs(a.High - b.High) < 1e-9), name);
            }
        });

    private static IEnumerable<string> WindowCases() => ReferenceVectors.Cases("verdict-windows").Select(one => one.GetProperty("name").GetString()!);

    private static WindowSample[] Windows(JsonElement vector, string counts, string bad) =>
        [.. vector.GetProperty(counts).Numbers().Zip(vector.GetProperty(bad).Numbers(), (n, k) => new WindowSample((long)n, (long)k))];
}
