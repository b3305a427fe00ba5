namespace LoadKit.Model;

/// <summary>What reports call the phases of an exchange.</summary>
internal static class PhaseNames
{
    public const string TagKey = "phase";

    private static readonly string[] Names = ["name lookup", "connecting", "TLS handshake", "sending", "waiting", "receiving"];

    public static int Count => Names.Length;

    public static string Of(int phase) => Names[phase];

    /// <summary>Its place in the order in which phases come; after all for an unknown one.</summary>
    public static int PlaceOf(string name) => Array.IndexOf(Names, name) is >= 0 and var place ? place : Names.Length;
}
