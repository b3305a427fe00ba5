namespace LoadKit.Reporting.Progress;

/// <summary>One objective while the run goes on: what it is about is added up second by second, and judged as far as it has come.</summary>
internal sealed class ObjectiveProgress
{
    // One second below a rate, or a mean of ten requests, says nothing.
    private static readonly TimeSpan Earliest = TimeSpan.FromSeconds(5);

    private readonly RunInfo run;
    private readonly ShareAsked? share;
    private readonly Samples samples = new();

    public ObjectiveProgress(Slo slo, RunInfo run)
    {
        (Slo, this.run) = (slo, run);
        Gauge = IsTold ? Gauge.Of(slo) : null;
        share = ShareAsked.Of(slo);
        Standing = Gauge is null ? Standing.AtTheEnd : Standing.NotYet;
    }

    public Slo Slo { get; }

    /// <summary>What is measured; null where it can be told at the end only.</summary>
    public Gauge? Gauge { get; }

    /// <summary>What it is about, as far as it has been judged.</summary>
    public Part Judged { get; private set; } = Part.None;

    public Standing Standing { get; private set; }

    public void Add(Interval interval)
    {
        if (Gauge is null || !IsAbout(interval))
        {
            return;
        }

        var all = Part.Of(interval, Slo.Scope.Step);
        var part = Slo.Scope.WithoutRejections ? all.WithoutRejections() : all;
        Judged = Judged.Add(part);
        if (share is not null)
        {
            samples.Add(share.Count(part), share.Bad(part));
        }

        Standing = Stand(Gauge);
    }

    private Standing Stand(Gauge of)
    {
        if (of.Value(Judged) is not { } value || Slo.LimitValue is not { } limit)
        {
            return Standing.NotYet;
        }

        if (share is not null)
        {
            return share.Judge(samples.Estimate(run.Confidence)) switch
            {
                Verdict.Pass => Standing.Met,
                Verdict.Fail => Standing.Missed,
                _ => Standing.Unproven,
            };
        }

        return Slo is MaxLatencySlo && value > limit ? Standing.Missed
            : Judged.Length < Earliest ? Standing.NotYet
            : (Slo.HigherIsBetter ? value >= limit : value <= limit) ? Standing.MetSoFar
            : Standing.MissedSoFar;
    }

    // An interval knows all requests and those of each step, and not whose they were, nor what those took that were rejected.
    private bool IsTold =>
        Slo.Scope is { Scenario: null, UserType: null, Tag: null } scope
        && !(scope.WithoutRejections && Slo is (MeanLatencySlo or MaxLatencySlo))
        && (Slo is DroppedIterationsSlo ? run.Populations.All(population => population.Load is OpenLoad) : !scope.OfIterations);

    private bool IsAbout(Interval interval) => Slo.Scope.Stage is { } stage
        ? interval.Stage == stage || interval.Stage.Split(" + ").Contains(stage)
        : interval.IsJudged;
}
