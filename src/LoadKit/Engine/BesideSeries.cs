using LoadKit.Model;
using LoadKit.Results;

namespace LoadKit.Engine;

/// <summary>Where a step counts what is beside its requests: bytes, retries, phases.</summary>
internal sealed class BesideSeries
{
    private readonly int sent;
    private readonly int received;
    private readonly int retries;
    private readonly int[] phases;

    public BesideSeries(SeriesTable table, Series step)
    {
        sent = table.Add(step with { Kind = SeriesKind.Sent });
        received = table.Add(step with { Kind = SeriesKind.Received });
        retries = table.Add(step with { Kind = SeriesKind.Retries });
        phases = [.. Enumerable.Range(0, PhaseNames.Count).Select(phase => table.Add(step with { Kind = SeriesKind.Phase, Tag = new Tag(PhaseNames.TagKey, PhaseNames.Of(phase)) }))];
    }

    public void RecordBytes(Stripe stripe, int stage, (long Sent, long Received) bytes)
    {
        if (bytes.Sent > 0)
        {
            stripe[stage, sent].Pass(bytes.Sent);
        }

        if (bytes.Received > 0)
        {
            stripe[stage, received].Pass(bytes.Received);
        }
    }

    public void Record(Stripe stripe, int stage, WireExchange exchange)
    {
        RecordBytes(stripe, stage, (exchange.Sent, exchange.Received));
        if (exchange.IsRetry)
        {
            stripe[stage, retries].Pass(1);
        }

        for (var phase = 0; phase < phases.Length; phase++)
        {
            if (exchange.Phases[phase] > 0)
            {
                stripe[stage, phases[phase]].RecordLatency(exchange.Phases[phase], isFailure: false);
            }
        }
    }
}
