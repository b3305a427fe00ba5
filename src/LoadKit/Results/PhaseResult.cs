namespace LoadKit;

/// <summary>How long a phase of a step took. Of HTTP steps: <c>name lookup</c>, <c>connecting</c>, <c>TLS handshake</c>, <c>sending</c>, <c>waiting</c> (to the answer's headers), <c>receiving</c>.</summary>
/// <param name="Name">The phase.</param>
/// <param name="Time">Of those requests in which it happened: one on an open connection looks up no name and connects nowhere.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record PhaseResult(string Name, Latencies Time);
