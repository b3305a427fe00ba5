namespace LoadKit.Model;

/// <summary>How long users think on average.</summary>
internal static class MeanThinkTime
{
    private const int Points = 1_000;

    /// <summary>The mean of what is drawn, limits included, by the midpoint rule over the inverse distribution function; a long tail makes it a little too low.</summary>
    public static TimeSpan Of(ThinkTime time) =>
        TimeSpan.FromSeconds(Enumerable.Range(0, Points).Average(point => time.At((point + 0.5) / Points).TotalSeconds));
}
