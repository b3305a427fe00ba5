using LoadKit.Model;
using LoadKit.Results;

namespace LoadKit.Engine;

/// <summary>Ends a run for which an objective can no longer be met, if its plan wants that.</summary>
internal sealed class HopeWatch(RunState run)
{
    private readonly List<GivenUp> givenUp = [];

    private readonly WatchedObjective[] objectives = !run.Plan.EndsWhenHopeless ? [] :
    [
        .. from slo in run.Plan.Slos
           let limit = ShareLimit.Of(slo)
           where limit is not null
           select new WatchedObjective(slo, limit.Value, run),
    ];

    /// <summary>For which objectives it was ended.</summary>
    public IReadOnlyList<GivenUp> GivenUp => givenUp;

    /// <summary>One second more; on the collector's thread.</summary>
    public void See(Window second)
    {
        if (run.EarlyStop.IsRequested)
        {
            return;
        }

        givenUp.AddRange(objectives.Select(objective => objective.See(second)).OfType<GivenUp>());
        if (givenUp.Count > 0)
        {
            run.EarlyStop.Request(StopReason.Aborted, $"{givenUp[0].Slo.Name}: {givenUp[0].Reason}");
        }
    }
}
