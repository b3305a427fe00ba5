using LoadKit.Model;

namespace LoadKit;

/// <summary>A closed load that ends after a number of iterations instead of a duration.</summary>
/// <threadsafety>An immutable value.</threadsafety>
public sealed record IterationLoad : Load
{
    private const long Most = 1_000_000_000_000_000;

    private readonly int stagesBefore;

    internal IterationLoad(long count, int users, bool perUser, int stagesBefore)
    {
        Count = count;
        Users = users;
        PerUser = perUser;
        this.stagesBefore = stagesBefore;
    }

    /// <summary>Iterations: in all, or of each user.</summary>
    public long Count { get; private init; }

    /// <summary>How many users share them, or do each of them.</summary>
    public int Users { get; private init; }

    /// <summary>Whether <see cref="Count"/> is for each user.</summary>
    public bool PerUser { get; }

    /// <summary>The longest time it may take, whatever is left to do; none when null.</summary>
    public TimeSpan? Limit { get; internal init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Stage> Stages =>
        [new Stage("iterations", StageKind.Iterations, Users, Users, Limit ?? Timeout.InfiniteTimeSpan)];

    /// <summary>All iterations of the profile.</summary>
    public long Total => PerUser ? Count * Users : Count;

    internal override string Unit => "users";

    /// <summary>Ends the profile after this time even if iterations are left.</summary>
    public IterationLoad Within(TimeSpan limit) => this with { Limit = limit };

    internal override Load Scale(double time, double load) => this with
    {
        Count = LoadScale.Count(Count, time * (PerUser ? 1 : load)),
        Users = (int)LoadScale.Users(Users, load),
        Limit = Limit is { } limit ? LoadScale.Time(limit, time) : null,
    };

    internal override IEnumerable<PlanError> Check(string place)
    {
        if (stagesBefore > 0)
        {
            yield return new PlanError(place, "the profile has stages and a number of iterations; it can have one or the other");
        }

        if (Count is < 1 or > Most || (PerUser && Count > Most / Math.Max(1, Users)))
        {
            yield return new PlanError(place, $"the number of iterations is {Count}{(PerUser ? " of each user" : "")}; it must be at least 1, and at most {Quantities.Count(Most)} in all");
        }

        if (Users is < 1 or > StageChecks.MostUsers)
        {
            yield return new PlanError(place, $"the number of users is {Users}; it must be from 1 to {Quantities.Count(StageChecks.MostUsers)}");
        }

        if (Limit <= TimeSpan.Zero || Limit > StageChecks.Longest)
        {
            yield return new PlanError(place, $"the time limit is {Limit}; it must be longer than zero, and at most {StageChecks.Longest.TotalDays} days");
        }
    }
}
