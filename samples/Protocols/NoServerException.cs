namespace Protocols;

/// <summary>The server of a sample is not there; the message says how to get it.</summary>
internal sealed class NoServerException(string server, string address, string package, Exception inner) : Exception(
    $"""
    {server} does not answer at {address}: {inner.Message}
      installed: bash samples/Protocols/servers start {package.Split('-')[0]}
      not yet:   sudo apt-get install {package}
    """,
    inner);
