using System.Diagnostics.Metrics;

namespace LoadKit.Tests.Telemetry;

/// <summary>Listens to a meter, and keeps what is said of one test.</summary>
internal sealed class Ear : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly Lock gate = new();
    private readonly List<Heard> heard = [];

    public Ear(string meter = LoadTelemetry.MeterName, string test = "test")
    {
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Meter.Name == meter)
            {
                OnPublished?.Invoke(instrument);
                to.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(test, instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(test, instrument, value, tags));
    }

    public Action<Instrument>? OnPublished { get; init; }

    public Action<Instrument>? OnHeard { get; init; }

    public IReadOnlyList<Heard> All
    {
        get
        {
            lock (gate)
            {
                return [.. heard];
            }
        }
    }

    public Ear Open()
    {
        listener.Start();
        return this;
    }

    /// <summary>The users at this moment, by test.</summary>
    public void Observe() => listener.RecordObservableInstruments();

    public IReadOnlyList<Heard> Of(string instrument, params (string Key, string? Value)[] tags) =>
        [.. All.Where(one => one.Instrument.Name == instrument && tags.All(tag => one.Tags.GetValueOrDefault(tag.Key) == tag.Value))];

    public double Sum(string instrument, params (string Key, string? Value)[] tags) => Of(instrument, tags).Sum(one => one.Value);

    public void Dispose() => listener.Dispose();

    private void Keep(string test, Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var named = tags.ToArray().ToDictionary(tag => tag.Key, tag => (string?)tag.Value);
        if (named.GetValueOrDefault("loadkit.test") != test)
        {
            return;
        }

        OnHeard?.Invoke(instrument);
        lock (gate)
        {
            heard.Add(new Heard(instrument, value, named));
        }
    }

    public sealed record Heard(Instrument Instrument, double Value, IReadOnlyDictionary<string, string?> Tags);
}
