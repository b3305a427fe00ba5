using System.Runtime.CompilerServices;

namespace LoadKit;

/// <summary>
/// Something about the target that a client can't see: processor time, memory, the length of a queue, connections in use, replicas. It is read once a second
/// of the run, in the middle of the second, beside the load: a reading that throws or does not come is a finding and changes nothing else.
/// </summary>
/// <threadsafety>Immutable; may serve several load tests, whose runs then ask at once.</threadsafety>
public sealed partial class Gauge
{
    /// <summary>How many a load test may have.</summary>
    internal const int Most = 100;

    private readonly Func<Func<CancellationToken, ValueTask<double>>> begin;

    private Gauge(string name, string unit, Func<Func<CancellationToken, ValueTask<double>>> begin) => (Name, Unit, this.begin) = (name, unit, begin);

    /// <summary>What reports call it.</summary>
    public string Name { get; }

    /// <summary>The unit of its values, as reports print it after them; may be empty.</summary>
    public string Unit { get; }

    /// <summary>A gauge that tells at once.</summary>
    /// <param name="name">What reports call it; unique within a load test.</param>
    /// <param name="unit">The unit of its values: <c>%</c>, <c>connections</c>; empty for none.</param>
    /// <param name="read">Gives the value of this moment, on a thread of the gauge's own. What is not a finite number is left out, and a finding.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Gauge Create(string name, string unit, Func<double> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return Create(name, unit, _ => new ValueTask<double>(read()));
    }

    /// <summary>A gauge that has to ask, such as the target's page of metrics.</summary>
    /// <param name="name">What reports call it; unique within a load test.</param>
    /// <param name="unit">The unit of its values: <c>%</c>, <c>connections</c>; empty for none.</param>
    /// <param name="read">
    /// Asks for the value; not called again before it has answered. Its token is cancelled when the run is over. The value belongs to the moment in which it
    /// comes. What is not a finite number is left out, and a finding.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    [OverloadResolutionPriority(1)]
    public static Gauge Create(string name, string unit, Func<CancellationToken, ValueTask<double>> read)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(read);
        return new Gauge(name, unit, () => read);
    }

    /// <inheritdoc cref="Create(string, string, Func{CancellationToken, ValueTask{double}})"/>
    public static Gauge Create(string name, string unit, Func<CancellationToken, Task<double>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return Create(name, unit, cancellationToken => new ValueTask<double>(read(cancellationToken)));
    }

    /// <summary>One that somebody else has read; nobody can ask it.</summary>
    internal static Gauge Read(string name, string unit) => new(name, unit, static () => throw new NotSupportedException("The gauge of a stored run can't be asked."));

    /// <summary>What a run asks; one that compares with its last reading begins anew with each run.</summary>
    internal Func<CancellationToken, ValueTask<double>> Begin() => begin();

    /// <summary>Whether a value can be kept: a finite number, and so many of them that their sum is one too.</summary>
    internal static bool IsUsable(double value) => Math.Abs(value) <= 1e300;

    internal static IEnumerable<PlanError> Check(IReadOnlyCollection<Gauge> gauges)
    {
        if (gauges.Count > Most)
        {
            yield return new PlanError("gauges", $"there are {Quantities.Count(gauges.Count)}; at most {Most} are read");
        }

        if (gauges.Any(gauge => string.IsNullOrWhiteSpace(gauge.Name)))
        {
            yield return new PlanError("gauge", "the name is empty");
        }

        foreach (var same in gauges.Where(gauge => !string.IsNullOrWhiteSpace(gauge.Name)).GroupBy(gauge => gauge.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return new PlanError($"gauge \"{same.Key}\"", $"it is there {same.Count()} times; figures are kept by name, so it must be unique");
        }
    }
}
