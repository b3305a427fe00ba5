using LoadKit.Time;
namespace LoadKit.Engine;

/// <summary>
/// One population at work. The pacer asks when something is due and has it done; the users ask what to do next. What happens on the
/// engine's thread needs no lock; what users touch is counted atomically.
/// </summary>
internal abstract class PopulationRunner
{
    private readonly TaskCompletionSource done = new();

    protected PopulationRunner(RunState run, int number)
    {
        Run = run;
        Number = number;
        var population = run.Plan.Populations[number];
        IsOpen = population.Load is OpenLoad;
        Kinds = [.. population.UserTypes.Select((type, i) => new UserKind(run, this, i, type, IsOpen))];
        Mix = new UserMix(population.UserTypes.Select(type => type.Weight));
        End = run.Stages.Of(number)[^1].End;
    }

    public int Number { get; }

    /// <summary>Whether users arrive at a rate.</summary>
    public bool IsOpen { get; }

    /// <summary>When the pacer has to come next; <see cref="Clock.Never"/> when there is nothing more to do.</summary>
    public abstract long Due { get; }

    /// <summary>Users for the timeline: all of a closed load, the busy ones of an open load.</summary>
    public abstract long Users { get; }

    /// <summary>Completes when the profile is over.</summary>
    public Task Done => done.Task;

    protected RunState Run { get; }

    protected UserKind[] Kinds { get; }

    protected UserMix Mix { get; }

    /// <summary>When the profile ends.</summary>
    protected long End { get; }

    public static PopulationRunner For(RunState run, int number) => run.Plan.Populations[number].Load switch
    {
        ClosedLoad load => new ClosedPopulation(run, number, load),
        OpenLoad load => new OpenPopulation(run, number, load),
        IterationLoad load => new CountedPopulation(run, number, load),
        var load => throw new InvalidOperationException($"There is no engine for the load {load.GetType().Name}."),
    };

    /// <summary>Arrivals that found no free user, by the number of the stage in this population.</summary>
    public virtual long Dropped(int stage) => 0;

    /// <summary>Does all that is due by <paramref name="now"/>. On the engine's thread.</summary>
    public abstract void Advance(long now);

    /// <summary>No more iterations: users leave when theirs is over. On the engine's thread.</summary>
    public virtual void Stop() => done.TrySetResult();

    /// <summary>The graceful stop is over. On the engine's thread.</summary>
    public abstract void CutOff();

    /// <summary>Everything has ended: what was still to be counted is. On the engine's thread.</summary>
    public virtual void Settle()
    {
    }

    /// <summary>What a user does next; asked by the user in its own turn.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="now">When its last iteration ended, or when it joined.</param>
    public abstract Move Next(UserSession user, long now);

    /// <summary>The user has left.</summary>
    public virtual void Left(UserSession user)
    {
    }

    protected UserSession Join(int kind) => new(Kinds[kind], Run.Joined());
}
