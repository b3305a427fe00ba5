using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>
/// Which rate to try next. It doubles until the objectives are not met, or halves until they are; bisects between the two, by ratios; looks above what is
/// unproven for a rate at which they are missed; and confirms the answer with a longer probe, for of ten short ones one passes by luck. A probe that is unproven
/// counts as not passed. Pure: it is told what each probe said before it is asked for the next.
/// </summary>
internal sealed class CapacityCourse(CapacityTerms terms)
{
    private const int MostRefuting = 2;
    private const int MostConfirming = 6;
    private const double Beyond = 1.25;

    private readonly List<ProbeReading> readings = [];
    private double? passed;
    private double? notPassed;

    /// <summary>The highest rate that passed, of those that no lower one contradicts.</summary>
    public double? Passed => passed;

    /// <summary>The lowest rate above it that did not.</summary>
    public double? NotPassed => notPassed;

    /// <summary>The rate that the longer probe confirmed.</summary>
    public double? Proven { get; private set; }

    /// <summary>The lowest rate above what passed at which an objective was missed.</summary>
    public double? Refuted => readings.Where(reading => reading.Fails && !(reading.Rate <= (Proven ?? passed))).Select(reading => (double?)reading.Rate).Min();

    /// <summary>What ended the search before there was an answer; null where nothing did.</summary>
    public GaveUp? GaveUp { get; private set; }

    /// <summary>Each probe is to be seen before the next is asked for.</summary>
    public IEnumerable<PlannedProbe> Probes() => Up().Concat(Down()).Concat(Bisect()).Concat(Refute()).Concat(Bisect()).Concat(Confirm());

    public void See(ProbeReading reading) => readings.Add(reading);

    private ProbeReading Last => readings[^1];

    private bool IsOver => GaveUp is not null;

    private IEnumerable<PlannedProbe> Up()
    {
        for (var rate = terms.From; notPassed is null && !IsOver; rate = Math.Min(2 * rate, terms.UpTo))
        {
            yield return Probe(rate, ProbePurpose.Up);
            Place();
            if (rate >= terms.UpTo && notPassed is null && !IsOver)
            {
                GaveUp = passed is null ? new GaveUp(GaveUpReason.TooFew, rate) : new GaveUp(GaveUpReason.RangeEnds, rate);
            }
        }
    }

    private IEnumerable<PlannedProbe> Down()
    {
        for (var rate = notPassed / 2; passed is null && !IsOver; rate /= 2)
        {
            if (rate < terms.Least)
            {
                GaveUp = new GaveUp(readings.Any(reading => reading.Fails) ? GaveUpReason.NothingPasses : GaveUpReason.NothingProven, notPassed!.Value);
                yield break;
            }

            yield return Probe(rate!.Value, ProbePurpose.Down);
            Place();
            if (!IsOver && passed is null && NotByLoad.Of(readings))
            {
                GaveUp = new GaveUp(GaveUpReason.NotByLoad, rate.Value);
            }
            else if (Last.Answer == ProbeAnswer.TooFew)
            {
                GaveUp = new GaveUp(GaveUpReason.TooFew, rate.Value);
            }
        }
    }

    private IEnumerable<PlannedProbe> Bisect()
    {
        while (!IsOver && notPassed / passed > terms.Factor)
        {
            yield return Probe(Math.Sqrt(notPassed!.Value * passed!.Value), ProbePurpose.Bisect);
            Place();
        }
    }

    private IEnumerable<PlannedProbe> Refute()
    {
        // From what is not proven upwards, so that the answer has two ends.
        for (var (i, open) = (0, notPassed); i < MostRefuting && !IsOver && !(Refuted / open <= (2 * terms.Factor) - 1); i++)
        {
            var rate = Refuted is { } refuted ? Math.Sqrt(open!.Value * refuted) : Math.Min(open!.Value * Beyond, terms.UpTo);
            yield return Probe(rate, ProbePurpose.Refute);
            if (Last.IsInDoubt)
            {
                // What the generator can't load is beyond the answer, and takes nothing from it.
                yield break;
            }

            Place();
            open = Last.Passes ? notPassed : Math.Max(open.Value, Last.Fails ? open.Value : rate);
            if (open is null || (Refuted is null && rate >= terms.UpTo))
            {
                yield break;
            }
        }
    }

    private IEnumerable<PlannedProbe> Confirm()
    {
        for (var i = 0; i < MostConfirming && passed >= terms.Least && Proven is null && (GaveUp?.LeavesAnAnswer ?? true); i++)
        {
            yield return new PlannedProbe(new Rate(passed.Value), ProbePurpose.Confirm, terms.Confirmation, terms.Confirmation);
            if (Last.Passes)
            {
                Proven = passed;
            }
            else if (Last.IsInDoubt)
            {
                GaveUp = new GaveUp(GaveUpReason.Generator, passed.Value);
            }
            else
            {
                (notPassed, passed) = (passed, passed / terms.Factor);
            }
        }

        if (Proven is null && passed is not null && GaveUp is not { Reason: GaveUpReason.Generator })
        {
            GaveUp = new GaveUp(GaveUpReason.NotForLong, notPassed ?? passed.Value);
        }
    }

    private PlannedProbe Probe(double rate, ProbePurpose purpose) => new(new Rate(rate), purpose, terms.Length, terms.Longest);

    private void Place()
    {
        var rate = Last.Rate;
        switch (Last.Answer)
        {
            case ProbeAnswer.Passes:
                passed = Math.Max(passed ?? rate, rate);
                notPassed = readings.Where(reading => reading.Rate > passed && reading.Answer is ProbeAnswer.Fails or ProbeAnswer.Unproven).Select(reading => (double?)reading.Rate).Min();
                break;
            case ProbeAnswer.InDoubt:
                GaveUp = new GaveUp(GaveUpReason.Generator, rate);
                break;
            case ProbeAnswer.TooFew when passed is null && notPassed is null:
                break;
            default:
                notPassed = Math.Min(notPassed ?? rate, rate);
                break;
        }
    }
}
