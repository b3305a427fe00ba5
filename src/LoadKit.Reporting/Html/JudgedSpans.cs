namespace LoadKit.Reporting.Html;

/// <summary>The judged time of a run as stretches that neither touch nor overlap, in seconds from its start.</summary>
internal sealed record JudgedSpans(IReadOnlyList<(double Start, double End)> Spans)
{
    public static JudgedSpans Of(RunResult result)
    {
        var spans = new List<(double Start, double End)>();
        foreach (var stage in result.Stages.Where(stage => stage.IsJudged && stage.Duration > TimeSpan.Zero).OrderBy(stage => stage.Start))
        {
            var (start, end) = (stage.Start.TotalSeconds, (stage.Start + stage.Duration).TotalSeconds);
            if (spans.Count > 0 && start <= spans[^1].End)
            {
                spans[^1] = (spans[^1].Start, Math.Max(end, spans[^1].End));
            }
            else
            {
                spans.Add((start, end));
            }
        }

        return new(spans);
    }

    /// <summary>Whether a moment is judged.</summary>
    public bool Hold(TimeSpan time) => Spans.Any(span => time.TotalSeconds >= span.Start && time.TotalSeconds < span.End);

    /// <summary>The part of a stretch that is judged, when it reaches a little beyond.</summary>
    public (TimeSpan Start, TimeSpan End) Clip((TimeSpan Start, TimeSpan End) stretch)
    {
        var (start, end) = (stretch.Start.TotalSeconds, stretch.End.TotalSeconds);
        var touched = Spans.Where(span => span.Start < end && span.End > start).ToList();
        return touched.Count == 0 ? stretch : (TimeSpan.FromSeconds(Math.Max(start, touched[0].Start)), TimeSpan.FromSeconds(Math.Min(end, touched[^1].End)));
    }

    /// <summary>Whether an interval is: a clock reads a moment after a second is over, so its middle decides.</summary>
    public bool Hold(Interval interval) => Hold(interval.Start + (interval.Length / 2));
}
