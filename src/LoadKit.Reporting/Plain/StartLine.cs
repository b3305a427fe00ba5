using System.Globalization;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Plain;

/// <summary>What is about to happen, in one line, and what is worth knowing before.</summary>
internal static class StartLine
{
    private const int LongestWarning = 400;

    public static string Of(RunInfo run, string remark)
    {
        var stages = run.Populations.Sum(population => population.Load.Stages.Count);
        string[] facts =
        [
            .. run.Populations.Count > 1 ? [Counted.Of(run.Populations.Count, "population")] : Array.Empty<string>(),
            Counted.Of(stages, "stage"),
            run.PlannedDuration is { } planned ? Quantities.Length(planned) : "until its iterations are done",
            string.Join(" and ", run.Populations.Select(population => Peak(population.Load))),
            Counted.Of(run.Slos.Count, "objective"),
            $"seed {run.Seed.ToString(CultureInfo.InvariantCulture)}",
        ];
        return $"LoadKit  {Foreign.OneLine(run.Name, 100)}: {string.Join(", ", facts)}{(remark.Length == 0 ? "" : $"  (plain output: {remark})")}";
    }

    /// <summary>Something about the plan that is better known before it is run.</summary>
    public static string OfWarning(Finding warning) => $"  note: {Foreign.OneLine(warning.Text, LongestWarning)}";

    private static string Peak(Load load) => load switch
    {
        OpenLoad open => $"up to {Quantities.PerSecond(new Rate(open.Peak))} with at most {Counted.Of(open.MaxUsers, "user")}",
        IterationLoad iterations => $"{Counted.Of(iterations.Total, "iteration")} by {Counted.Of(iterations.Users, "user")}",
        _ => $"up to {Counted.Of((long)load.Peak, "user")}",
    };
}
