using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <content>What is known so far.</content>
internal sealed partial class CapacityCourse
{
    private readonly List<ProbeReading> readings = [];

    /// <summary>The highest rate that passed, of those that no lower one contradicts.</summary>
    public double? Passed { get; private set; }

    /// <summary>The lowest rate above it that did not.</summary>
    public double? NotPassed { get; private set; }

    /// <summary>The rate that the longer probe confirmed.</summary>
    public double? Proven { get; private set; }

    /// <summary>The lowest rate above what passed at which an objective was missed.</summary>
    public double? Refuted => readings.Where(reading => reading.Fails && !(reading.Rate <= (Proven ?? Passed))).Select(reading => (double?)reading.Rate).Min();

    /// <summary>What ended the search before there was an answer; null where nothing did.</summary>
    public GaveUp? GaveUp { get; private set; }

    public void See(ProbeReading reading) => readings.Add(reading);

    private ProbeReading Last => readings[^1];

    private bool IsOver => GaveUp is not null;

    private void Place()
    {
        var rate = Last.Rate;
        switch (Last.Answer)
        {
            case ProbeAnswer.Passes:
                Passed = Math.Max(Passed ?? rate, rate);
                NotPassed = readings.Where(reading => reading.Rate > Passed && !reading.Passes && !reading.IsInDoubt).Select(reading => (double?)reading.Rate).Min();
                break;
            case ProbeAnswer.InDoubt:
                GaveUp = new GaveUp(GaveUpReason.Generator, rate);
                break;
            case ProbeAnswer.TooFew when Passed is null && NotPassed is null:
            case ProbeAnswer.TooFew or ProbeAnswer.Unproven when rate <= Passed:
                break;
            case ProbeAnswer.Fails when rate <= Passed:
                Passed = readings.Where(reading => reading.Passes && reading.Rate < rate).Select(reading => (double?)reading.Rate).Max();
                NotPassed = rate;
                break;
            default:
                NotPassed = Math.Min(NotPassed ?? rate, rate);
                break;
        }
    }
}
