using System.Collections.Immutable;
using LoadKit.Results;

namespace LoadKit;

/// <content>What ends a run before its profile does.</content>
public sealed partial record LoadTest
{
    private ImmutableArray<AbortRule> AbortRules { get; init; } = [];

    /// <summary>
    /// Gives up early: when <paramref name="rule"/> holds for a second of the run, the run stops gracefully and its result says why.
    /// An aborted run is not a pass. Default: none; several rules are asked one after another.
    /// </summary>
    /// <param name="reason">What the result says, such as <c>half of the requests fail</c>.</param>
    /// <param name="rule">Asked once a second, on a thread of the engine's that it must not block; one that throws is not asked again.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public LoadTest AbortWhen(string reason, Func<Interval, bool> rule)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(rule);
        return new(this) { AbortRules = AbortRules.Add(new AbortRule(reason, rule)) };
    }

    /// <summary>
    /// Gives up early when an objective on a share (latency percentile, error rate, availability, checks) can no longer be met: the run stops
    /// gracefully, the objective is missed, and the result says why. Asked every ten seconds of judged time, from the sixth time on.
    /// Default: off.
    /// </summary>
    /// <remarks>
    /// The test is sequential (docs/measurement.md, Ville 1939): where requests don't depend on each other, a system within its limit is given up with a
    /// chance of at most 5 % for each objective over the whole run, or what else the plan's confidence leaves. An outage (three times ten
    /// seconds in a row in which at least half of twenty or more requests were bad) ends the run too, and is called that.
    /// </remarks>
    public LoadTest AbortWhenHopeless() => new(this) { Plan = plan with { EndsWhenHopeless = true } };

    /// <summary>
    /// Writes the run to a file while it runs, a record a second, each handed to the operating system at once. When the process is killed,
    /// <c>RunResult.FromJournal</c> reads the result back, complete but for the last second. Default: no journal.
    /// </summary>
    /// <param name="path">
    /// The file; folders are made. A journal that is there already, perhaps all that is left of a run, is kept beside it: <c>soak.journal.1</c>, <c>.2</c>, ... A
    /// relative path starts at the current directory of this moment.
    /// </param>
    /// <remarks><see cref="RunAsync"/> throws an <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> before the run where the file can't be made, is being written by another run, or is something else than a journal. What fails later is a finding. The blocks of a
    /// <c>Comparison</c> have no journals.</remarks>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public LoadTest WithJournal(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new(this) { Plan = plan with { Journal = Path.GetFullPath(path) } };
    }

    /// <summary>
    /// For a tool of its own: the first Ctrl+C (SIGINT) or SIGTERM stops the run gracefully, as its token would, with a result; the second ends
    /// the process. Default: signals are left alone.
    /// </summary>
    public LoadTest StopOnSignals() => new(this) { Plan = plan with { StopsOnSignals = true } };
}
