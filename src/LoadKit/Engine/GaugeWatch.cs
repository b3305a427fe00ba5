using LoadKit.Recording;

namespace LoadKit.Engine;

/// <summary>The gauges of a run.</summary>
internal sealed class GaugeWatch
{
    private readonly EngineTime time;
    private readonly CancellationTokenSource over = new();
    private readonly List<GaugeLog> logs;
    private readonly List<GaugeReader> readers;

    public GaugeWatch(IReadOnlyList<Gauge> gauges, EngineTime time)
    {
        this.time = time;
        logs = [.. gauges.Select((gauge, number) => new GaugeLog(number, gauge))];
        readers = [.. gauges.Select((gauge, number) => new GaugeReader(gauge, logs[number], time, over.Token))];
    }

    public IReadOnlyList<Finding> Findings => [.. logs.SelectMany(log => log.Findings(time.Now))];

    public void Start() => readers.ForEach(reader => _ = time.RunBeside("LoadKit gauge", reader.RunAsync));

    /// <summary>The readings since the last time, in the order of the plan.</summary>
    public IReadOnlyList<GaugeGain> Read() => logs.Count == 0 ? [] : [.. logs.SelectMany(log => log.Take())];

    /// <summary>Nothing is asked any more, and nobody waits for an answer.</summary>
    public void Stop()
    {
        logs.ForEach(log => log.Close());
        readers.ForEach(reader => reader.Stop());
        time.Cancel(over);
    }
}
