using System.Collections;

namespace LoadKit.Hosting;

/// <summary>The environment variables of this process.</summary>
internal static class ProcessEnvironment
{
    public static IReadOnlyDictionary<string, string> Variables =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");
}
