using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using LoadKit.Results;

namespace LoadKit;

/// <summary>
/// The machine that made the load, as far as two runs have to agree on it to be comparable. Results of different machines differ
/// for reasons that are not in the code.
/// </summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed record Runner
{
    private const string Unknown = "unknown";

    private static readonly Lazy<Runner> Known = new(Ask);

    /// <summary>This process's machine.</summary>
    public static Runner Current => Known.Value;

    /// <summary>The operating system with its version, as it calls itself.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>The architecture of the process: <c>X64</c>, <c>Arm64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>The model of the processor; <c>unknown</c> where the system does not say.</summary>
    public required string Processor { get; init; }

    /// <summary>How many processors the process may use.</summary>
    public required int Processors { get; init; }

    /// <summary>The runtime with its version: <c>.NET 10.0.1</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>The version of LoadKit.</summary>
    public required string LoadKitVersion { get; init; }

    /// <summary>System, processor, runtime and version in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{OperatingSystem} {Architecture}, {Processors} x {Processor}, {Runtime}, LoadKit {LoadKitVersion}");

    /// <summary>What differs in the machine itself, as sentences; empty where nothing does.</summary>
    internal IReadOnlyList<string> MachineDifferences(Runner other) => Differences(
        ("operating system", OperatingSystem, other.OperatingSystem),
        ("architecture", Architecture, other.Architecture),
        ("processor", Processor, other.Processor),
        ("number of processors", Text(Processors), Text(other.Processors)));

    /// <summary>What differs in the software that runs the test.</summary>
    internal IReadOnlyList<string> SoftwareDifferences(Runner other) => Differences(
        ("runtime", Runtime, other.Runtime),
        ("LoadKit", LoadKitVersion, other.LoadKitVersion));

    private static List<string> Differences(params ReadOnlySpan<(string What, string Here, string There)> parts)
    {
        var differences = new List<string>();
        foreach (var (what, here, there) in parts)
        {
            if (here != there)
            {
                differences.Add($"{what}: {here} against {there}");
            }
        }

        return differences;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Runner Ask() => new()
    {
        OperatingSystem = RuntimeInformation.OSDescription.Trim(),
        Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
        Processor = ProcessorModel.Ask() ?? Unknown,
        Processors = Environment.ProcessorCount,
        Runtime = RuntimeInformation.FrameworkDescription,
        LoadKitVersion = VersionOf(typeof(Runner).Assembly),
    };

    // What follows the plus is the commit, which a fingerprint of the machine is not about.
    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? Unknown;
}
