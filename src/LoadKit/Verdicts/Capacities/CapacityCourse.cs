using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>
/// Which rate to try next. It doubles until the objectives are not met, or halves until they are; bisects between the two, by ratios; looks above what is
/// unproven for a rate at which they are missed; and confirms the answer with a longer probe, for of ten short ones one passes by luck. A probe that is unproven
/// counts as not passed. Pure: it is told what each probe said before it is asked for the next.
/// </summary>
internal sealed partial class CapacityCourse(CapacityTerms terms)
{
    private const int MostRounds = 4;
    private const int MostLooking = 8;
    private const int MostRefuting = 2;
    private const int MostSharpening = 16;
    private const double SharpEnough = 0.4;
    private const int MostConfirming = 8;
    private const int SmallSteps = 4;
    private const int LongerToConfirm = 3;
    private const double Beyond = 1.25;

    /// <summary>Each probe is to be seen before the next is asked for.</summary>
    public IEnumerable<PlannedProbe> Probes() => Up(terms.From).Concat(Down()).Concat(Close()).Concat(Sharpen()).Concat(Confirm());

    private IEnumerable<PlannedProbe> Up(double from)
    {
        for (var rate = Math.Min(from, terms.UpTo); NotPassed is null && !IsOver; rate = Math.Min(2 * rate, terms.UpTo))
        {
            yield return Probe(rate, ProbePurpose.Up);
            Place();
            if (rate >= terms.UpTo && NotPassed is null && !IsOver)
            {
                GaveUp = Passed is null ? new GaveUp(GaveUpReason.TooFew, rate) : new GaveUp(GaveUpReason.RangeEnds, rate);
            }
        }
    }

    private IEnumerable<PlannedProbe> Down()
    {
        for (var rate = NotPassed / 2; Passed is null && !IsOver; rate /= 2)
        {
            if (rate < terms.Least)
            {
                GaveUp = new GaveUp(readings.Any(reading => reading.Fails) ? GaveUpReason.NothingPasses : GaveUpReason.NothingProven, NotPassed!.Value);
                yield break;
            }

            yield return Probe(rate!.Value, ProbePurpose.Down);
            Place();
            if (!IsOver && Passed is null && NotByLoad.Of(readings))
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
            var began = Passed;
            foreach (var probe in Bisect().Concat(Refute()))
            {
                yield return probe;
            }

            if (NotPassed is not null && (NotPassed / Passed <= terms.Factor || Passed.Equals(began)))
            {
                yield break;
            }

            if (Passed >= terms.UpTo)
            {
                GaveUp = new GaveUp(GaveUpReason.RangeEnds, terms.UpTo);
                yield break;
            }

            foreach (var probe in Up(2 * Passed!.Value))
            {
                yield return probe;
            }
        }
    }

    private IEnumerable<PlannedProbe> Bisect()
    {
        while (!IsOver && NotPassed / Passed > terms.Factor)
        {
            yield return Probe(Math.Sqrt(NotPassed!.Value * Passed!.Value), ProbePurpose.Bisect);
            Place();
        }
    }

    private IEnumerable<PlannedProbe> Refute()
    {
        // From what is not proven upwards, so that the answer has two ends.
        for (var (i, open) = (0, NotPassed); i < (Refuted is null ? MostLooking : MostRefuting) && !IsOver && !(Refuted / open <= (2 * terms.Factor) - 1); i++)
        {
            var rate = Refuted is { } refuted ? Math.Sqrt(open!.Value * refuted) : Math.Min(open!.Value * Beyond, terms.UpTo);
            yield return Probe(rate, ProbePurpose.Refute);
            if (Last.IsInDoubt)
            {
                // What the generator can't load is beyond the answer, and takes nothing from it.
                GaveUp = Refuted is null ? new GaveUp(GaveUpReason.Generator, rate) : null;
                yield break;
            }

            Place();
            open = Last.Passes ? NotPassed : Math.Max(open.Value, Last.Fails ? open.Value : rate);
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
        var doubts = 0;

        // All probes together know more than the one that is to confirm: what they put in doubt is not tried.
        for (var crossing = CapacityEstimate.Of(readings); Passed > crossing?.Least;)
        {
            Passed /= terms.Factor;
        }

        for (var i = 0; i < MostConfirming && Passed >= terms.Least && Proven is null && (GaveUp?.LeavesAnAnswer ?? true); i++)
        {
            yield return new PlannedProbe(new Rate(Passed.Value), ProbePurpose.Confirm, terms.Confirmation, LongerToConfirm * terms.Confirmation);
            if (Last.Passes)
            {
                Proven = Passed;
            }
            else if (Last.IsInDoubt)
            {
                if (doubts++ > 0)
                {
                    yield break;
                }

                GaveUp = new GaveUp(GaveUpReason.Generator, Passed.Value);
                Passed = readings.Where(reading => reading.Passes && reading.Rate < Passed).Select(reading => (double?)reading.Rate).Max();
            }
            else
            {
                // More is not proven after all, so what is above has not passed; small steps first.
                GaveUp = GaveUp is { Reason: GaveUpReason.RangeEnds } ? null : GaveUp;
                (NotPassed, Passed) = (Passed, Passed / (i < SmallSteps ? terms.Factor : Beyond));
            }
        }

        if (Proven is null && GaveUp is null or { Reason: GaveUpReason.RangeEnds })
        {
            GaveUp = new GaveUp(GaveUpReason.NotForLong, NotPassed ?? terms.From);
        }
    }

    private PlannedProbe Probe(double rate, ProbePurpose purpose) => new(new Rate(rate), purpose, terms.Length, terms.Longest);
}
