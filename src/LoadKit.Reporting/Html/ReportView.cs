using LoadKit.Reporting.Charts;

namespace LoadKit.Reporting.Html;

/// <summary>What several panels need of a result, made once.</summary>
internal sealed class ReportView
{
    public ReportView(RunResult result, ReportOptions options)
    {
        (Result, Options) = (result, options);
        Windows = TimeWindows.Of(result.Timeline);
        Judged = JudgedSpans.Of(result);
        End = Math.Max(result.Duration.TotalSeconds, Windows.Select(window => window.End.TotalSeconds).DefaultIfEmpty(0).Max());
        OverLimit = LimitStretches.Of(result, Windows, Judged);
        Changes = options.Baseline is { } baseline ? Changes.Between(baseline, result) : null;
    }

    public RunResult Result { get; }

    public ReportOptions Options { get; }

    /// <summary>The run in a number of intervals that a picture has room for.</summary>
    public IReadOnlyList<Interval> Windows { get; }

    /// <summary>The judged time.</summary>
    public JudgedSpans Judged { get; }

    /// <summary>When the run ended, in seconds from its start.</summary>
    public double End { get; }

    /// <summary>When an objective was over its limit; null when none was, or nobody can tell when.</summary>
    public LimitStretches? OverLimit { get; }

    /// <summary>What changed since the baseline; null without one.</summary>
    public Changes? Changes { get; }

    /// <summary>The clock of the run between two places of a picture.</summary>
    public TimeScale Clock(double from, double to) => new(0, End > 0 ? End : 1, from, to);

    /// <summary>A moment as the clock of the run shows it.</summary>
    public string Moment(TimeSpan time) => Clock(0, 1).Label(Math.Round(time.TotalSeconds, 1));
}
