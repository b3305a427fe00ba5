using System.Threading.Channels;
using LoadKit.Recording;
using LoadKit.Telemetry;

namespace LoadKit.Engine;

/// <summary>
/// Hands a run's readings to the listeners of the meter on a thread of its own, which begins with the first reading that anybody listens to. They are
/// foreign code: what they throw, and that they hang, becomes a finding.
/// </summary>
internal sealed class MetricsFeed : IDisposable
{
    private const int MostWaiting = 1_000;

    private readonly Channel<RunGain> readings = Channel.CreateUnbounded<RunGain>();
    private readonly Task<LoadMeter> meter = LoadMeter.Instance;
    private readonly RunMetrics metrics;
    private readonly TimeSpan patience;
    private Task? worker;
    private volatile bool isLeftBehind;
    private bool isGivenUp;

    public MetricsFeed(string test, TimeSpan patience)
    {
        (metrics, this.patience) = (new RunMetrics(test), patience);
        RunningTests.Add(metrics);
    }

    public void Add(RunGain reading)
    {
        metrics.Users = reading.Users;
        if (isGivenUp || (meter.IsCompleted && !meter.Result.IsEnabled))
        {
            return;
        }

        isGivenUp = readings.Reader.Count >= MostWaiting;
        worker ??= new EngineThread("LoadKit metrics").RunApartAsync(WorkAsync);
        readings.Writer.TryWrite(reading);
    }

    /// <summary>Waits until the listeners have everything, and tells what went wrong.</summary>
    public async Task<IReadOnlyList<Finding>> FinishAsync()
    {
        Dispose();
        try
        {
            // Listeners live in real time, also beside a simulation.
            await (worker ?? Task.CompletedTask).WaitAsync(patience, TimeProvider.System).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            isLeftBehind = true;
            return [Notice($"did not take the last figures within {Quantities.Length(patience)} after the run and were left behind")];
        }

        return (metrics.Listeners.Fault ?? (meter.IsCompleted ? meter.Result.Fault : null)) is { } fault ? [Notice($"failed: {fault.GetType().Name}: {fault.Message}")]
            : isGivenUp ? [Notice("were too slow and have not got all figures")]
            : metrics.Listeners.IsThinned ? [Notice(FormattableString.Invariant($"have got {Ration.Most:N0} times a second, spread evenly over all: there were more. Their counts are complete"))]
            : [];
    }

    /// <summary>There is nothing more to come, and there are no users any more.</summary>
    public void Dispose()
    {
        RunningTests.Remove(metrics);
        readings.Writer.TryComplete();
    }

    private async Task WorkAsync()
    {
        var listened = await meter;
        await foreach (var reading in readings.Reader.ReadAllAsync())
        {
            if (!isLeftBehind)
            {
                metrics.Record(listened, reading);
            }
        }
    }

    private static Finding Notice(string what) => new(FindingKind.Notice, $"the listeners of the meter {LoadTelemetry.MeterName} {what}");
}
