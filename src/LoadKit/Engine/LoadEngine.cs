using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
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
        var time = EngineTime.For(plan.TimeProvider);
        var seed = plan.Seed ?? DrawSeed();
        var startedAt = plan.TimeProvider.GetLocalNow();
        var feeds = reporters.Select(reporter => new ReporterFeed(reporter, plan.ReporterPatience)).ToList();
        var info = Info(plan, seed, startedAt);
        feeds.ForEach(feed => feed.Start(info));

        using var signals = plan.StopsOnSignals ? new Signals(cancellationToken) : null;
        var run = new LoadRun(new RunStart(plan, seed, startedAt), abortRules, time, interval => feeds.ForEach(feed => feed.Publish(interval)), signals?.Token ?? cancellationToken);
        RunRecord record;
        try
        {
            record = await time.RunAsync(run.ExecuteAsync).ConfigureAwait(false);
        }
        catch
        {
            feeds.ForEach(feed => feed.Abandon());
            throw;
        }

        var judged = Judge.Of(record);
        var result = judged with { Run = info, Runner = Runner.Current, Findings = [.. judged.Findings, .. PlanWarnings.After(plan, judged.Slos)] };
        result = result with { Files = [.. feeds.SelectMany(feed => feed.FilesOf(result))] };
        var findings = await Task.WhenAll(feeds.Select(feed => feed.FinishAsync(result))).ConfigureAwait(false);
        return result with { Findings = [.. result.Findings, .. findings.SelectMany(finding => finding)] };
    }

    private static RunInfo Info(TestPlan plan, ulong seed, DateTimeOffset startedAt)
    {
        var durations = plan.Populations.Select(population => population.Load.Duration).ToList();
        return new RunInfo
        {
            Name = plan.Name,
            StartedAt = startedAt,
            PlannedDuration = durations.Contains(Timeout.InfiniteTimeSpan) ? null : durations.Max() + plan.WarmUp,
            Populations = plan.Populations,
            Slos = plan.Slos,
            Warnings = PlanWarnings.Of(plan),
            Labels = CommitLabel.AddTo(plan.Labels, Environment.GetEnvironmentVariable),
            Seed = seed,
        };
    }

    private static ulong DrawSeed()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }
}
