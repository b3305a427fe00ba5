namespace LoadKit;

/// <summary>Turns the result of a capacity search into something to read or to store. Called once, after the search.</summary>
public interface ICapacityReporter
{
    /// <summary>What findings call it; the class's name unless it says otherwise.</summary>
    string Name => GetType().Name;

    /// <summary>Writes the result. An exception becomes a finding of the result and costs nothing else.</summary>
    ValueTask WriteAsync(CapacityResult result, CancellationToken cancellationToken);
}
