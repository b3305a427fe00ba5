using ReferenceSystems.Services;

namespace ReferenceSystems;

/// <summary>What the arguments say about a run.</summary>
/// <param name="Time">The part of the full length.</param>
/// <param name="Load">The part of the full load.</param>
/// <param name="Fault">What is wrong with the service.</param>
/// <param name="Instances">How many there are of it.</param>
/// <param name="Seed">The seed of the load test and the service; null for a new one.</param>
/// <param name="Directory">Where the reports go, a directory for each test.</param>
/// <param name="IsVirtual">Whether the run is in virtual time.</param>
internal sealed record RunOptions(double Time, double Load, Fault Fault, int Instances, ulong? Seed, string Directory, bool IsVirtual);
