namespace LoadKit.Hosting;

/// <summary>A load test that a container knows.</summary>
internal sealed record RegisteredTest(string Name, Func<IServiceProvider, LoadTest> Create)
{
    public bool HasName(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
