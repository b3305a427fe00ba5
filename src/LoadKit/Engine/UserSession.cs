using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>A virtual user at work: takes a ticket, runs an iteration, records it, and again, until there is no ticket for it.</summary>
internal sealed partial class UserSession : UserHost
{
    // After so many iterations, or so much time, without an await the thread is handed back, or 98 of 100 such users never run.
    private const int SliceIterations = 64;
    private const long SliceTime = 50 * Clock.Microsecond;

    private readonly RunState run;
    private readonly ITicketSource tickets;
    private VirtualUser user;
    private UserScope? scope;
    private int stageHint;
    private int slice;
    private long sliceStart;

    public UserSession(RunState run, UserKind kind, ITicketSource tickets)
    {
        this.run = run;
        this.tickets = tickets;
        Kind = kind;
        user = new VirtualUser(this, run.NextUser(), kind.Type.Name, run.Seed);
        pause = new Pause(run.Time);
    }

    public UserKind Kind { get; }

    /// <summary>Told by its population to leave when its iteration is over.</summary>
    public bool IsLeaving => Volatile.Read(ref leaving);

    public override long Now => run.Time.Now;

    public override TimeProvider TimeProvider => run.Time.Provider;

    public override TimeSpan? StepTimeout => run.Plan.StepTimeout;

    public override IServiceProvider Services => (scope ??= new UserScope(run.Plan.Services)).Services;

    public void Begin()
    {
        run.Joined(this);
        _ = RunAsync();
    }

    private async Task RunAsync()
    {
        try
        {
            var now = sliceStart = Now;
            while (true)
            {
                var next = tickets.NextAsync(this, now);
                var hadToWait = !next.IsCompletedSuccessfully;
                if (await next is not { } ticket)
                {
                    return;
                }

                // Where nothing lay between, the reading that ended the last iteration starts this one.
                var iteration = Start(ticket.Intended, hadToWait ? Now : now);
                Exception? error = null;
                try
                {
                    var body = Body(iteration);
                    if (!body.IsCompleted)
                    {
                        slice = 0;
                    }

                    await body;
                }
                catch (Exception exception)
                {
                    error = exception;
                }

                now = Now;
                End(iteration, now, error);
                if (MustYield(iteration, now))
                {
                    now = await YieldAsync(now);
                }
            }
        }
        finally
        {
            await LeaveAsync();
        }
    }

    private Iteration Start(long intended, long start)
    {
        var stage = run.Stages.At(Kind.Population, intended, ref stageHint).Index;
        var scenario = ScenarioPicker.Pick(Kind.Type.Scenario, user);
        var iteration = new Iteration(scenario, Kind.Of(scenario), stage, intended, start, IterationDeadline.Start(run));
        run.Measurements.Local.Start(stage);
        slice++;
        user.BeginIteration(iteration.Track, stage, start - intended, iteration.Deadline?.Token ?? run.Kill.Token);
        return iteration;
    }

    private ValueTask Body(in Iteration iteration)
    {
        var token = user.IterationToken;
        var body = iteration.Scenario.Body is { } action
            ? action(user, token)
            : (scope ??= new UserScope(run.Plan.Services)).Instance(iteration.Scenario).RunAsync(user, token);
        return iteration.Deadline is null ? body : iteration.Deadline.Bound(body);
    }

    private void End(in Iteration iteration, long end, Exception? error)
    {
        var isLate = iteration.Deadline is { IsOver: true };
        iteration.Deadline?.Dispose();
        if (error is OperationCanceledException && run.IsEnding)
        {
            // Cut off by the end of the run: it counts as unfinished, which is started but never ended.
            return;
        }

        var failure = isLate ? Failure.Timeout("the iteration", run.Plan.IterationTimeout!.Value) : user.FailureOf(error);
        Record(iteration, end, failure, isLate || user.FailedOutsideSteps(error));
        if (isLate)
        {
            // The body may still be running with the old user in its hands; what it does from here on counts for nothing.
            user = new VirtualUser(user);
        }
    }

    private void Record(in Iteration iteration, long end, Failure? failure, bool failedOutside)
    {
        var (_, track, stage, intended, start, _) = iteration;
        var isSolo = user.Steps == 0;
        var stripe = run.Measurements.Local;
        var cell = stripe[stage, isSolo ? track.SoloIteration : track.Iteration];
        var latency = end - intended - user.ThinkTime;
        cell.RecordLatency(latency, failure is not null);
        if (track.HasIntendedStart)
        {
            cell.RecordServiceTime(end - start - user.ThinkTime);
            cell.RecordLag(start - intended);
        }

        foreach (var tag in user.IterationTags)
        {
            stripe[stage, track.IterationTag(tag)].RecordLatency(latency, failure is not null);
        }

        if (failure is { } why && (isSolo || failedOutside))
        {
            run.Errors.Add(track.Scenario, why, end);
            if (!isSolo)
            {
                stripe[stage, track.OutsideFailure].Fail();
            }
        }
    }
}
