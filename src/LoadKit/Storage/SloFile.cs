using System.Text.Json;

namespace LoadKit.Storage;

/// <summary>An objective as it stands in a file. Times are in seconds, shares from 0 to 1, rates per second.</summary>
/// <param name="Kind">Which objective it is.</param>
/// <param name="Name">What reports call it; follows from the rest.</param>
/// <param name="Limit">The limit as a number; null for one of the plan's own.</param>
/// <param name="LimitText">The limit with sign and unit.</param>
/// <param name="Scope">What it is about; null for everything.</param>
internal sealed record SloFile(SloKind Kind, string Name, double? Limit, string LimitText, SloScope? Scope)
{
    public double? Percentile { get; init; }

    public TimeSpan? Period { get; init; }

    public string? Check { get; init; }

    public TimeSpan? SustainedFor { get; init; }

    public Sustained? Sustained { get; init; }

    public TimeSpan? Satisfied { get; init; }

    public static SloFile Of(Slo slo)
    {
        var file = new SloFile(SloKind.Custom, slo.Name, slo.LimitValue, slo.Limit, slo.Scope == new SloScope() ? null : slo.Scope);
        return slo switch
        {
            LatencySlo latency => file with { Kind = SloKind.Latency, Percentile = latency.Percentile },
            MeanLatencySlo => file with { Kind = SloKind.MeanLatency },
            MaxLatencySlo => file with { Kind = SloKind.MaxLatency },
            ErrorRateSlo => file with { Kind = SloKind.ErrorRate },
            AvailabilitySlo availability => file with { Kind = SloKind.Availability, Period = availability.Per },
            CheckRateSlo checks => file with { Kind = SloKind.CheckRate, Check = checks.CheckName },
            ThroughputSlo throughput => file with { Kind = SloKind.Throughput, SustainedFor = throughput.SustainedFor, Sustained = throughput.Sustained },
            ApdexSlo apdex => file with { Kind = SloKind.Apdex, Satisfied = apdex.Satisfied },
            RejectionRateSlo => file with { Kind = SloKind.RejectionRate },
            DroppedIterationsSlo => file with { Kind = SloKind.DroppedIterations },
            CustomSlo => file,
            _ => throw new InvalidOperationException($"There is no file for the objective {slo.GetType().Name}."),
        };
    }

    /// <exception cref="JsonException">Something is missing.</exception>
    public Slo ToSlo()
    {
        var scope = Scope ?? new SloScope();
        return Kind switch
        {
            SloKind.Latency => new LatencySlo(Needed(Percentile, "percentile"), Time(Number), scope),
            SloKind.MeanLatency => new MeanLatencySlo(Time(Number), scope),
            SloKind.MaxLatency => new MaxLatencySlo(Time(Number), scope),
            SloKind.ErrorRate => new ErrorRateSlo(new Ratio(Number), scope),
            SloKind.RejectionRate => new RejectionRateSlo(new Ratio(Number), scope),
            SloKind.Availability => new AvailabilitySlo(new Ratio(Number), Needed(Period, "period"), scope),
            SloKind.CheckRate => new CheckRateSlo(new Ratio(Number), Check, scope),
            SloKind.Throughput => new ThroughputSlo(new Rate(Number), SustainedFor, Needed(Sustained, "sustained"), scope),
            SloKind.Apdex => new ApdexSlo(Number, Needed(Satisfied, "satisfied"), scope),
            SloKind.DroppedIterations => new DroppedIterationsSlo(new Ratio(Number), scope),
            _ => Slo.Custom(Name, LimitText, static _ => throw new InvalidOperationException("the objective was read from a file, which has no function")),
        };
    }

    private double Number => Needed(Limit, "limit");

    // What was a time exactly is one again: seconds as a double are off by less than a tick.
    private static TimeSpan Time(double seconds) => new((long)Math.Round(Math.Clamp(seconds, 0, TimeSpan.MaxValue.TotalSeconds / 2) * TimeSpan.TicksPerSecond));

    private T Needed<T>(T? value, string what)
        where T : struct => value ?? throw new JsonException($"the objective \"{Name}\" of kind {Kind} has no {what}");
}
