namespace LoadKit.Model;

/// <summary>How many iterations a plan offers to what an objective is about; known before a run, however the system answers.</summary>
internal sealed record PlanOffer
{
    // A normal deviation that is larger once in thirty thousand plans.
    private const double Deviations = 4;

    /// <summary>The iterations to be expected in the judged stages; at most so many where <see cref="IsLimit"/>.</summary>
    public required double Iterations { get; init; }

    /// <summary>The highest rate of the judged stages, in iterations per second.</summary>
    public required double PeakPerSecond { get; init; }

    /// <summary>How many it may be off because users and arrivals are whole.</summary>
    public double Slack { get; init; }

    /// <summary>Whether chance has a part in it.</summary>
    public bool IsRandom { get; init; }

    /// <summary>Whether it is only known that there are no more.</summary>
    public bool IsLimit { get; init; }

    /// <summary>More iterations than this there will not be.</summary>
    public double Most => Iterations + Slack + Deviation(Iterations);

    public bool IsExact => !IsLimit && !IsRandom && Slack == 0;

    /// <summary>What to put before a number of it.</summary>
    public string About => IsLimit ? "at most " : IsExact ? "" : "about ";

    /// <summary>A higher mean rate than this there will not be over so long a time.</summary>
    public double MostPerSecond(TimeSpan length) => PeakPerSecond + ((Slack + Deviation(PeakPerSecond * length.TotalSeconds)) / length.TotalSeconds);

    public PlanOffer Add(PlanOffer other) => new()
    {
        Iterations = Iterations + other.Iterations,
        PeakPerSecond = PeakPerSecond + other.PeakPerSecond,
        Slack = Slack + other.Slack,
        IsRandom = IsRandom || other.IsRandom,
        IsLimit = IsLimit || other.IsLimit,
    };

    private double Deviation(double count) => IsRandom ? Deviations * Math.Sqrt(count) : 0;
}
