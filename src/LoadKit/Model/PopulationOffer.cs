namespace LoadKit.Model;

/// <summary>What one population of a plan offers to an objective.</summary>
internal static class PopulationOffer
{
    /// <summary>Null where it depends on the system: in a closed load whose users neither keep a pace nor think between iterations.</summary>
    public static PlanOffer? Of(Population population, TimeSpan warmUp, SloScope scope)
    {
        var types = population.UserTypes.Where(type => JudgedTime.IsAbout(type, scope)).ToList();
        var all = population.UserTypes.Sum(type => type.Weight);
        return population.Load switch
        {
            OpenLoad open => Open(open, warmUp, types.Sum(type => type.Weight / all * Chance(type.Scenario, scope)), types.Count < population.UserTypes.Length, scope),
            ClosedLoad closed => Sum(types.Select(type => Closed(closed, type, type.Weight / all, scope))),
            IterationLoad counted => Counted(counted, isPart: types.Count < population.UserTypes.Length || types.Exists(type => Chance(type.Scenario, scope) < 1), scope),
            _ => null,
        };
    }

    private static PlanOffer Open(OpenLoad load, TimeSpan warmUp, double share, bool isPart, SloScope scope)
    {
        var (area, arrivals, peak) = (load.FirstLevel / 2 * warmUp.TotalSeconds, 0.0, 0.0);
        foreach (var stage in load.Stages)
        {
            var before = Arrivals(area);
            area += (stage.From + stage.To) / 2 * stage.Duration.TotalSeconds;
            if (JudgedTime.IsJudged(stage, load, scope))
            {
                arrivals += Arrivals(area) - before;
                peak = Math.Max(peak, Math.Max(stage.From, stage.To));
            }
        }

        return new PlanOffer
        {
            Iterations = arrivals * share,
            PeakPerSecond = peak * share,
            Slack = isPart ? 2 : 0,
            IsRandom = load.IsPoisson || (scope.Scenario is not null && share < 1),
        };
    }

    /// <summary>A user begins an iteration with each pace, or after each pause and the time that the iteration takes.</summary>
    private static PlanOffer? Closed(ClosedLoad load, UserType type, double share, SloScope scope)
    {
        var each = (type.Pacing ?? (type.ThinkTime is { } pause ? MeanThinkTime.Of(pause) : TimeSpan.Zero)).TotalSeconds;
        if (each <= 0)
        {
            return null;
        }

        var stages = load.Stages.Where(stage => JudgedTime.IsJudged(stage, load, scope)).ToList();
        var userSeconds = stages.Sum(stage => (stage.From + stage.To) / 2 * stage.Duration.TotalSeconds);
        var peak = stages.Select(stage => Math.Max(stage.From, stage.To)).DefaultIfEmpty(0).Max();
        var chance = Chance(type.Scenario, scope);

        // A type has its share of the users but for one; each user may begin one more in a stage than the pace has room for.
        var one = share < 1 ? stages.Sum(stage => stage.Duration.TotalSeconds) / each : 0;
        return new PlanOffer
        {
            Iterations = userSeconds * share * chance / each,
            PeakPerSecond = peak * share * chance / each,
            Slack = one + (peak * stages.Count),
            IsRandom = type.Pacing is null || chance < 1,
            IsLimit = type.Pacing is null,
        };
    }

    /// <summary>Who is fast does more of them, so of a part it is only known that it is no more than the whole.</summary>
    private static PlanOffer Counted(IterationLoad load, bool isPart, SloScope scope) => new()
    {
        Iterations = load.Stages.Any(stage => JudgedTime.IsJudged(stage, load, scope)) ? load.Total : 0,
        PeakPerSecond = double.PositiveInfinity,
        IsLimit = isPart || load.Limit is not null,
    };

    private static PlanOffer? Sum(IEnumerable<PlanOffer?> offers) =>
        offers.Aggregate((sum, next) => sum is null || next is null ? null : sum.Add(next));

    // Arrival k is where the area reaches k - 1/2.
    private static double Arrivals(double area) => Math.Max(0, Math.Ceiling(area - 0.5));

    /// <summary>How often a user who runs this runs the scenario of the scope.</summary>
    private static double Chance(Scenario scenario, SloScope scope)
    {
        if (scope.Scenario is null || scenario.Choices.IsEmpty)
        {
            return scope.Scenario is null || scenario.Name == scope.Scenario ? 1 : 0;
        }

        return scenario.Choices.Sum(choice => choice.Weight * Chance(choice.Scenario, scope)) / scenario.Choices.Sum(choice => choice.Weight);
    }
}
