using LoadKit.Engine;
using LoadKit.Model;
using LoadKit.Results;
using LoadKit.Verdicts;

namespace LoadKit.Experiments;

/// <summary>The course of a capacity search: probe after probe, with a pause between.</summary>
internal sealed class CapacityRun
{
    private const int WaitsInAProbe = 100;

    private readonly CapacitySearch search;
    private readonly IProgress<CapacityProgress>? progress;
    private readonly TestPlan plan;
    private readonly CapacityTerms terms;
    private readonly CapacityCourse course;
    private readonly ulong seed;

    // In a simulation everything happens on its thread.
    private readonly bool isVirtual;
    private readonly List<CapacityProbe> probes = [];
    private readonly long began;
    private RandomStream dice;

    public CapacityRun(CapacitySearch search, IProgress<CapacityProgress>? progress)
    {
        (this.search, this.progress) = (search, progress);
        plan = search.Test.ToPlan();
        terms = search.ToTerms();
        course = new CapacityCourse(terms);
        seed = search.Seed ?? plan.Seed ?? Seeds.Draw();
        dice = new RandomStream(seed, 0);
        isVirtual = plan.TimeProvider is VirtualTime;
        began = plan.TimeProvider.GetTimestamp();
    }

    public async Task<CapacityResult> ExecuteAsync(CancellationToken cancellationToken)
    {
        var startedAt = plan.TimeProvider.GetLocalNow();
        using var signals = plan.StopsOnSignals ? new Signals(cancellationToken) : null;
        var stop = signals?.Token ?? cancellationToken;
        CapacityProbe? last = null;
        foreach (var planned in course.Probes())
        {
            Tell(last, planned);
            last = await ProbeAsync(planned, stop).ConfigureAwait(isVirtual);
            if (last is { IsInDoubt: true } && !stop.IsCancellationRequested)
            {
                // A pause of the machine passes. What is there a second time stays.
                Tell(last, planned);
                last = await ProbeAsync(planned, stop).ConfigureAwait(isVirtual);
            }

            else if (last is { Answer: ProbeAnswer.Unproven } && last.Measured < planned.Longest && last.Result.StopReason == StopReason.Completed && !stop.IsCancellationRequested)
            {
                // It was decided when it ended, and the requests that were then still running changed that.
                Tell(last, planned);
                last = await ProbeAsync(planned with { Length = planned.Longest }, stop).ConfigureAwait(isVirtual);
            }

            if (stop.IsCancellationRequested)
            {
                break;
            }

            course.See(CapacityJudgement.ReadingOf(last));
        }

        Tell(last, next: null);
        var result = CapacityJudgement.Of(plan.Name, course, probes, terms, stop.IsCancellationRequested) with
        {
            Slos = [.. ProbePlan.Judged(plan)],
            Findings = [.. Notices()],
            Confidence = plan.Confidence,
            StartedAt = startedAt,
            Duration = plan.TimeProvider.GetElapsedTime(began),
            Seed = seed,
            Runner = Runner.Current,
        };
        return await ReportAsync(result).ConfigureAwait(isVirtual);
    }

    private async Task<CapacityProbe> ProbeAsync(PlannedProbe planned, CancellationToken stop)
    {
        if (probes.Count > 0)
        {
            await PauseAsync(stop).ConfigureAwait(isVirtual);
        }

        var number = probes.Count + 1;
        var test = search.Test.Varied(of => ProbePlan.Of(of, planned, search.WarmUp, dice.Next(), $"{Quantities.Count(number)}: {Quantities.PerSecond(planned.Rate)}") with { StopsOnSignals = false });
        var result = await test.ReportTo(search.ProbeReporters.AsSpan()).RunAsync(stop).ConfigureAwait(isVirtual);
        var probe = new CapacityProbe(number, planned.Rate, planned.Purpose, result);
        probes.Add(probe);
        return probe;
    }

    // The clock of a simulation stands still outside of it.
    private async Task PauseAsync(CancellationToken stop)
    {
        if (search.Pause == TimeSpan.Zero || stop.IsCancellationRequested)
        {
            return;
        }

        await (plan.TimeProvider is VirtualTime { IsSimulationThread: false } time ? time.RunAsync(Wait) : Wait()).ConfigureAwait(isVirtual);

        async Task Wait() => await Task.Delay(search.Pause, plan.TimeProvider, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Tell(CapacityProbe? ended, PlannedProbe? next) =>
        progress?.Report(new CapacityProgress(ended, next, RateOf(course.Passed), RateOf(course.NotPassed), plan.TimeProvider.GetElapsedTime(began)));

    private IEnumerable<Finding> Notices()
    {
        foreach (var slo in plan.Slos.OfType<ThroughputSlo>())
        {
            yield return new Finding(FindingKind.Notice, $"the objective \"{slo.Name} {slo.Limit}\" was left out: it asks for load, and not for what the system makes of it");
        }

        // Who waits for seconds waits in a line that lasts for minutes, and a short probe sees one of those or none.
        foreach (var slo in plan.Slos.OfType<LatencySlo>().Where(slo => slo.AtMost * WaitsInAProbe > search.Confirmation))
        {
            yield return new Finding(FindingKind.Notice, $"{Quantities.Length(search.Confirmation)} are short for \"{slo.Name} {slo.Limit}\": lines in which requests wait for so long come and go in minutes; with WithConfirmation({Quantities.Length(slo.AtMost * WaitsInAProbe)}) the answer is surer");
        }
    }

    private async Task<CapacityResult> ReportAsync(CapacityResult result)
    {
        var findings = new List<Finding>();
        foreach (var reporter in search.Reporters)
        {
            try
            {
                // Who cancels the search wants to read what it found.
                await reporter.WriteAsync(result, CancellationToken.None).ConfigureAwait(isVirtual);
            }
            catch (Exception exception)
            {
                findings.Add(new Finding(FindingKind.Notice, $"the reporter {reporter.Name} failed: {exception.GetType().Name}: {Failure.Of(exception).Message}"));
            }
        }

        return result with { Findings = [.. result.Findings, .. findings] };
    }

    private static Rate? RateOf(double? rate) => rate is { } some ? new Rate(some) : null;
}
