namespace LoadKit.Scale;

/// <summary>Users who begin an iteration every second.</summary>
internal abstract class Crowd
{
    /// <summary>Runs so many users; they join evenly over a time and stay until the profile or the token ends.</summary>
    public abstract Task RunAsync(int users, TimeSpan join, CrowdPhase[] phases, StartLog log, CancellationToken cancellationToken);

    /// <summary>What the crowd itself knows of its lateness in one of the phases; null when only the log does.</summary>
    public virtual Histogram? Lateness(string phase) => null;
}
