namespace ReferenceSystems.Services;

/// <summary>How a service is set up.</summary>
/// <param name="Time">Its clock: the machine's, or a simulation's.</param>
/// <param name="Load">The share of the full load that it is made for. At a fifth of it a service has a fifth of its capacity, so that it meets the same troubles.</param>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="Instances">How many there are of it behind a balancer, where it knows how to have several.</param>
/// <param name="Seed">The seed of what happens to it at random.</param>
internal sealed record ServiceOptions(TimeProvider Time, double Load = 1, Fault Fault = Fault.None, int Instances = 1, int Seed = 1);
