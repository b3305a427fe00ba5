namespace LoadKit.Statistics;

/// <summary>What needs no statistics: three windows in a row in which at least half were bad.</summary>
internal sealed class OutageRule
{
    public const int Windows = 3;
    private const long Fewest = 20;
    private const double Bad = 0.5;

    // Where nearly half may be bad, half is no outage.
    private const double MostAllowed = 0.25;

    private readonly Queue<WindowSample> inARow = new(Windows);

    /// <summary>What the windows in a row have counted.</summary>
    public WindowSample Sum => WindowSample.Sum([.. inARow]);

    /// <summary>Whether it is an outage now.</summary>
    /// <param name="window">Counts for it when it has at least twenty.</param>
    /// <param name="limit">The share that may be bad.</param>
    public bool Add(WindowSample window, double limit)
    {
        if (limit > MostAllowed || window.Count < Fewest || window.Bad < Bad * window.Count)
        {
            inARow.Clear();
            return false;
        }

        if (inARow.Count == Windows)
        {
            inARow.Dequeue();
        }

        inARow.Enqueue(window);
        return inARow.Count == Windows;
    }
}
