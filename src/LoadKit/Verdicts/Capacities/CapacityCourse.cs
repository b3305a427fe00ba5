using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>
/// Which rate to try next. It doubles until the objectives are not met, or halves until they are; bisects between the two, by ratios; looks above what is
/// unproven for a rate at which they are missed; and confirms the answer with a longer probe, for of ten short ones one passes by luck. A probe that is unproven
/// counts as not passed. Pure: it is told what each probe said before it is asked for the next.
/// </summary>
internal sealed class CapacityCourse(CapacityTerms terms)
{
    private const int MostRounds = 4;
    private const int MostLooking = 8;
    private const int MostRefuting = 2;
    private const int MostSharpening = 16;
    private const double SharpEnough = 0.4;
    private const int MostConfirming = 6;
    private const int LongerToConfirm = 3;
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
    public IEnumerable<PlannedProbe> Probes() => Up(terms.From).Concat(Down()).Concat(Close()).Concat(Sharpen()).Concat(Confirm());

    public void See(ProbeReading reading) => readings.Add(reading);

    private ProbeReading Last => readings[^1];

    private bool IsOver => GaveUp is not null;

    private IEnumerable<PlannedProbe> Up(double from)
    {
        for (var rate = Math.Min(from, terms.UpTo); notPassed is null && !IsOver; rate = Math.Min(2 * rate, terms.UpTo))
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

    // What was unproven below a rate that passes was bad luck; then the search goes on from there.
    private IEnumerable<PlannedProbe> Close()
    {
        for (var round = 0; round < MostRounds && !IsOver; round++)
        {
            var began = passed;
            foreach (var probe in Bisect().Concat(Refute()))
            {
                yield return probe;
            }

            if (notPassed is not null && (notPassed / passed <= terms.Factor || passed.Equals(began)))
            {
                yield break;
            }

            foreach (var probe in Up(2 * passed!.Value))
            {
                yield return probe;
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
        for (var (i, open) = (0, notPassed); i < (Refuted is null ? MostLooking : MostRefuting) && !IsOver && !(Refuted / open <= (2 * terms.Factor) - 1); i++)
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

    // At low rates there are few requests in a probe, and the estimate is not worth much before there are more.
    private IEnumerable<PlannedProbe> Sharpen()
    {
        for (var i = 0; i < MostSharpening && !IsOver && CapacityEstimate.Of(readings) is { } crossing && crossing.Error > SharpEnough * terms.Tolerance; i++)
        {
            yield return new PlannedProbe(new Rate(crossing.Rate), ProbePurpose.Estimate, terms.Longest, terms.Longest);
            if (Last.IsInDoubt)
            {
                yield break;
            }

            Place();
        }
    }

    private IEnumerable<PlannedProbe> Confirm()
    {
        // All probes together know more than the one that is to confirm: what they put in doubt is not tried.
        for (var crossing = CapacityEstimate.Of(readings); passed > crossing?.Least;)
        {
            passed /= terms.Factor;
        }

        for (var i = 0; i < MostConfirming && passed >= terms.Least && Proven is null && (GaveUp?.LeavesAnAnswer ?? true); i++)
        {
            yield return new PlannedProbe(new Rate(passed.Value), ProbePurpose.Confirm, terms.Confirmation, LongerToConfirm * terms.Confirmation);
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
            case ProbeAnswer.TooFew or ProbeAnswer.Unproven when rate <= passed:
                break;
            case ProbeAnswer.Fails when rate <= passed:
                passed = readings.Where(reading => reading.Passes && reading.Rate < rate).Select(reading => (double?)reading.Rate).Max();
                notPassed = rate;
                break;
            default:
                notPassed = Math.Min(notPassed ?? rate, rate);
                break;
        }
    }
}
