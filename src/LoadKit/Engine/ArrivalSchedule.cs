using LoadKit.Model;
using LoadKit.Recording;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>
/// When the users of an open load arrive. Arrival k (1, 2, 3 ...) falls where the area under the rate line reaches k - 1/2: one formula
/// for flat, rising and falling stages, without a clock, without drift; an arrival that one stage leaves unfinished is finished by the
/// next. For Poisson arrivals the areas between arrivals are exponential instead of 1 (Çinlar's inversion method).
/// </summary>
internal sealed class ArrivalSchedule
{
    private readonly PlannedStage[] stages;
    private readonly double[] areaBefore;
    private readonly double total;

    public ArrivalSchedule(ReadOnlySpan<PlannedStage> stages)
    {
        this.stages = stages.ToArray();
        areaBefore = new double[this.stages.Length];
        for (var i = 0; i < this.stages.Length; i++)
        {
            areaBefore[i] = total;
            var stage = this.stages[i].Stage;
            total += (stage.From + stage.To) / 2 * stage.Duration.TotalSeconds;
        }
    }

    /// <summary>The arrivals in their order, evenly or, with a stream, at random.</summary>
    public IEnumerable<long> Arrivals(RandomStream? poisson)
    {
        var random = poisson ?? default;
        var area = 0d;
        var stage = 0;
        for (var k = 1L; ; k++)
        {
            area = poisson is null ? k - 0.5 : area - Math.Log(1 - random.NextDouble());
            if (area >= total)
            {
                yield break;
            }

            while (stage < stages.Length - 1 && area >= areaBefore[stage + 1])
            {
                stage++;
            }

            yield return TimeIn(stage, area - areaBefore[stage]);
        }
    }

    // The rate in a stage is r(t) = from + slope t, the area under it from t + slope t²/2. Solved for t in the form that stays exact
    // when the slope is zero: t = 2 area / (from + √(from² + 2 slope area)).
    private long TimeIn(int index, double area)
    {
        var (_, _, stage, start, end) = stages[index];
        var slope = (stage.To - stage.From) / stage.Duration.TotalSeconds;
        var root = Math.Sqrt(Math.Max(0, (stage.From * stage.From) + (2 * slope * area)));
        var seconds = 2 * area / (stage.From + root);
        return Math.Clamp(start + (long)Math.Round(seconds * Clock.Second), start, end);
    }
}
