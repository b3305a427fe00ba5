using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>The samples of the generator that lie in the judged stages, and the figures that they give together.</summary>
internal sealed class JudgedGenerator
{
    private JudgedGenerator(IReadOnlyList<GeneratorSample> samples, Histogram lag)
    {
        Samples = samples;
        Whole = samples.Aggregate((one, next) => one.Merge(next)) with { Length = samples.Aggregate(TimeSpan.Zero, (sum, sample) => sum + sample.Length) };
        Figures = new GeneratorFigures
        {
            PoolDelay = new Latencies(Whole.PoolDelay),
            Lag = new Latencies(lag),
            GarbagePauses = new Ratio(ShareOf(Whole.GarbagePauses)),
            LongestGarbagePause = Whole.LongestGarbagePause,
            Standstill = Whole.Standstill,
            LongestStandstill = Whole.LongestStandstill,
            Cores = Whole.Cpu / Whole.Length,
            Processors = Environment.ProcessorCount,
            Seconds = Whole.Seconds,
            LimitedSeconds = Whole.LimitedSeconds,
        };
    }

    public IReadOnlyList<GeneratorSample> Samples { get; }

    /// <summary>All of them as one; its length is theirs together.</summary>
    public GeneratorSample Whole { get; }

    public GeneratorFigures Figures { get; }

    /// <summary>Null where time is not real, and where a run ended before there was anything to see.</summary>
    public static JudgedGenerator? Of(RunRecord record, Evidence evidence)
    {
        var spans = evidence.Spans(evidence.StagesOf(new SloScope()), new SloScope());

        // A sample belongs where its middle lies: it is read a moment after its second is over.
        var samples = (record.Generator ?? []).Where(sample => sample.Length > TimeSpan.Zero && spans.Any(span => Contains(span, sample.Start + (sample.Length / 2)))).ToList();
        return samples.Count == 0 ? null : new JudgedGenerator(samples, LagAudit.LagOf(record, evidence));
    }

    public double ShareOf(TimeSpan time) => Math.Clamp(time / Whole.Length, 0, 1);

    /// <summary>The samples of which something holds, as stretches of the run: <c>3 to 12 s, 15 to 16 s and 4 more</c>.</summary>
    public string When(Func<GeneratorSample, bool> holds)
    {
        var stretches = new List<(TimeSpan Start, TimeSpan End)>();
        foreach (var sample in Samples.Where(holds))
        {
            if (stretches.Count > 0 && sample.Start <= stretches[^1].End)
            {
                stretches[^1] = (stretches[^1].Start, sample.End);
            }
            else
            {
                stretches.Add((sample.Start, sample.End));
            }
        }

        var text = string.Join(", ", stretches.Take(3).Select(stretch => $"{WholeSecond(stretch.Start)} to {WholeSecond(stretch.End)} s"));
        return stretches.Count > 3 ? $"{text} and {stretches.Count - 3} more" : text;
    }

    private static string WholeSecond(TimeSpan time) => Quantities.Count((long)Math.Round(time.TotalSeconds));

    private static bool Contains((TimeSpan Start, TimeSpan End) span, TimeSpan time) => time >= span.Start && time < span.End;
}
