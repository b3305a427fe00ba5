using System.Collections.Immutable;
using LoadKit.Model;
using LoadKit.Recording;
using LoadKit.Results;
using LoadKit.Verdicts;

namespace LoadKit.Engine;

/// <summary>Runs a plan: checks it, starts the reporters, lets the engine measure, has the measurements judged, and hands the result out.</summary>
internal static class LoadEngine
{
    public static async Task<RunResult> RunAsync(TestPlan plan, ImmutableArray<IReporter> reporters, ImmutableArray<AbortRule> abortRules, CancellationToken cancellationToken)
    {
        Rehearsal.Begin(plan.TimeProvider);
        PlanChecks.Ensure(plan, reporters);
        using var signals = plan.StopsOnSignals ? new Signals(cancellationToken) : null;
        var stop = signals?.Token ?? cancellationToken;
        await using var preparation = new Preparation(plan);
        if (!plan.Setups.IsEmpty)
        {
            var isVirtual = plan.TimeProvider is VirtualTime;
            await preparation.SetUpAsync(isVirtual, stop).ConfigureAwait(isVirtual);
        }

        return await RunAsync(plan, reporters, abortRules, preparation, stop).ConfigureAwait(false);
    }

    private static async Task<RunResult> RunAsync(TestPlan plan, ImmutableArray<IReporter> reporters, ImmutableArray<AbortRule> abortRules, Preparation preparation, CancellationToken cancellationToken)
    {
        var time = EngineTime.For(plan.TimeProvider);
        var seed = plan.Seed ?? Seeds.Draw();
        var startedAt = plan.TimeProvider.GetLocalNow();
        var start = new RunStart(plan with { Labels = [.. CommitLabel.AddTo(plan.Labels, Environment.GetEnvironmentVariable)] }, seed, startedAt);
        var journal = plan.Journal is { } path ? new JournalFeed(path, start, time.IsReal) : null;
        var feeds = reporters.Select(reporter => new ReporterFeed(reporter, plan.ReporterPatience, plan.TimeProvider is VirtualTime { IsInside: true })).ToList();
        var info = StartedRun.InfoOf(start);
        feeds.ForEach(feed => feed.Start(info));

        using var metrics = new MetricsFeed(plan.Name, plan.ReporterPatience);
        var run = new LoadRun(start, abortRules, time, journal, interval => feeds.ForEach(feed => feed.Publish(interval)), cancellationToken) { Metrics = metrics };
        run.Provide(preparation);
        RunRecord record;
        try
        {
            record = await time.RunAsync(run.ExecuteAsync).ConfigureAwait(false);
        }
        catch
        {
            feeds.ForEach(feed => feed.Abandon());
            journal?.Abandon();
            throw;
        }

        var torn = await preparation.TearDownAsync().ConfigureAwait(false);
        var written = journal is null ? [] : await journal.FinishAsync(new RunEnd(record.StopReason, record.AbortReason, record.GivenUp), plan.ReporterPatience).ConfigureAwait(false);
        var heard = await metrics.FinishAsync().ConfigureAwait(false);
        var judged = StartedRun.Judged(record, info, Runner.Current);
        var result = judged with { Findings = [.. judged.Findings, .. torn, .. written, .. heard] };
        var files = feeds.Select(feed => feed.FilesOf(result)).ToList();
        string[] journaled = journal is null || written.Count > 0 ? [] : [journal.Path];
        result = result with { Files = [.. files.SelectMany(own => own).Concat(journaled).Distinct()] };
        var findings = await Task.WhenAll(feeds.Select(feed => feed.FinishAsync(result))).ConfigureAwait(false);
        return result with
        {
            Findings = [.. result.Findings, .. findings.SelectMany(finding => finding)],
            Files = [.. files.Where((_, index) => feeds[index].HasWritten).SelectMany(own => own).Concat(journaled).Distinct()],
        };
    }
}
