namespace LoadKit;

/// <summary>One of the slowest traced requests, to be looked up in the traces of the system under test.</summary>
/// <param name="Step">The step.</param>
/// <param name="Latency">How long it took, from the intended start where that is known.</param>
/// <param name="End">When it ended, from the start of the run.</param>
/// <param name="TraceId">The W3C trace id: 32 hexadecimal digits.</param>
/// <param name="Context">Who made it and with what: the user, the iteration, the values of <see cref="VirtualUser.Note"/>.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record SlowRequest(string Step, TimeSpan Latency, TimeSpan End, string TraceId, string Context)
{
    /// <summary>How many of a step are kept.</summary>
    internal const int MostOfAStep = 3;

    /// <summary>How many of a run are in its result.</summary>
    internal const int MostOfARun = 30;
}
