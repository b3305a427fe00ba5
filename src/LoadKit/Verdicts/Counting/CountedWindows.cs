namespace LoadKit.Verdicts;

/// <summary>The windows of all objectives of a plan, read together when the first is asked for.</summary>
internal sealed class CountedWindows(Evidence evidence, IReadOnlyList<Slo> slos)
{
    private readonly Dictionary<Slo, ScopeWindows> windows = [];
    private readonly Dictionary<Slo, Throughput> throughputs = [];

    public ScopeWindows Of(Slo slo)
    {
        Read(slo);
        return windows[slo];
    }

    public Throughput Of(ThroughputSlo slo)
    {
        Read(slo);
        return throughputs[slo];
    }

    private void Read(Slo slo)
    {
        if (windows.ContainsKey(slo))
        {
            return;
        }

        foreach (var one in windows.Count == 0 ? slos.Append(slo) : [slo])
        {
            windows[one] = new ScopeWindows(evidence, one);
            if (one is ThroughputSlo)
            {
                throughputs[one] = new Throughput(evidence, one.Scope);
            }
        }

        WindowCounter.Read(evidence.Windows, [.. windows.Values, .. throughputs.Values]);
    }
}
