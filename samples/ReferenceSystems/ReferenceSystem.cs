using LoadKit;
using ReferenceSystems.Services;

namespace ReferenceSystems;

/// <summary>A system and its load tests.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="What">What it is, in a sentence.</param>
/// <param name="Start">Makes the service.</param>
/// <param name="WeakSpot">What is slow, or fails, when it has a fault.</param>
/// <param name="Tests">The load tests.</param>
internal sealed record ReferenceSystem(string Name, string What, Func<ServiceOptions, Service> Start, string WeakSpot, params ReferenceTest[] Tests)
{
    /// <summary>How many instances of it there can be behind a balancer.</summary>
    public int MostInstances { get; init; } = 1;
}

/// <summary>A load test of a system.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="What">Its load, in a few words.</param>
/// <param name="Create">Makes the plan for a client of the service.</param>
internal sealed record ReferenceTest(string Name, string What, Func<HttpClient, LoadTest> Create);
