using System.Collections.Immutable;

namespace LoadKit;

/// <summary>A load profile and the user types that share it. A load test has one or more, running side by side.</summary>
/// <param name="Load">How many users, or arrivals, at each moment.</param>
/// <param name="UserTypes">Who they are, by weight.</param>
/// <threadsafety>An immutable value.</threadsafety>
public sealed record Population(Load Load, ImmutableArray<UserType> UserTypes)
{
    internal IEnumerable<PlanError> Check(string place)
    {
        foreach (var error in Load.Check(place))
        {
            yield return error;
        }

        if (UserTypes.IsDefaultOrEmpty)
        {
            yield return new PlanError(place, "there is no user type; give WithUsers at least one");
            yield break;
        }

        foreach (var (i, type) in UserTypes.Index())
        {
            if (type is null)
            {
                yield return new PlanError($"{place}, user type ({i + 1})", "it is null");
                continue;
            }

            foreach (var error in type.Check(place))
            {
                yield return error;
            }

            if (type.Pacing is not null && Load is OpenLoad)
            {
                yield return new PlanError($"{place}, user type \"{type.Name}\"", "pacing is for closed loads; in an open load the rate is the pace");
            }

            if (type.ThinkTime is { } time && Load is OpenLoad)
            {
                yield return new PlanError($"{place}, user type \"{type.Name}\"", $"a think time between iterations ({time}) is for closed loads; in an open load the rate is the pace");
            }
        }
    }
}
