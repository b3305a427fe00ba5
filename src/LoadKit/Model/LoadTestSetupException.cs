using LoadKit.Model;

namespace LoadKit;

/// <summary>A setup of a load test failed: nothing was run, and what had been set up before is torn down.</summary>
public sealed class LoadTestSetupException : Exception
{
    internal LoadTestSetupException(string test, string setup, Exception failure, IEnumerable<string> teardowns)
        : base($"The setup \"{setup}\" of the load test \"{test}\" failed, so nothing was run: {failure.GetType().Name}: {Failure.Of(failure).Message}{string.Concat(teardowns.Select(text => $"\n  - {text}"))}", failure) =>
        Setup = setup;

    /// <summary>The name of the setup.</summary>
    public string Setup { get; }
}
