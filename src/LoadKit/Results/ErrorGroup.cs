namespace LoadKit;

/// <summary>Failures of one kind in one place, over all measured stages: ramps included, the warm-up not.</summary>
/// <param name="Where">The step, or the scenario for a failure outside its steps.</param>
/// <param name="Kind">
/// The exception's type; for one of the network what went wrong, such as <c>connection refused</c> or <c>HTTP 500</c> (docs/http.md); <c>check</c>, <c>failed</c>, <c>rejected</c>
/// or <c>timeout</c> for what is no exception.
/// </param>
/// <param name="Message">The message with ids, numbers and addresses replaced, so that alike messages are one group.</param>
/// <param name="Example">One message as it was, cut to 1,000 characters.</param>
/// <param name="Count">How often.</param>
/// <param name="First">When first, from the start of the run.</param>
/// <param name="Last">When last.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record ErrorGroup(string Where, string Kind, string Message, string Example, long Count, TimeSpan First, TimeSpan Last)
{
    /// <summary>Who was at it and with what in the example: the user, the iteration, the values of <see cref="VirtualUser.Note"/>, the trace id. Empty when nobody knows.</summary>
    public string Context { get; init; } = "";
}
