namespace LoadKit.Reporting.Progress;

/// <summary>
/// How many there were and how many of them were bad, second by second. Twice as many seconds as are kept are halved into windows of two, then
/// four, seconds: a run of a day takes no more memory and no more time than one of ten minutes.
/// </summary>
internal sealed class Samples
{
    private const int Most = 600;
    private readonly List<(long Count, long Bad)> windows = [];
    private (long Count, long Bad) open;
    private int length = 1;
    private int seconds;

    public int Windows => windows.Count;

    public void Add(long count, long bad)
    {
        open = (open.Count + count, open.Bad + bad);
        if (++seconds < length)
        {
            return;
        }

        windows.Add(open);
        (open, seconds) = (default, 0);
        if (windows.Count == Most)
        {
            Halve();
        }
    }

    public ShareEstimate Estimate(Ratio confidence) => ShareEstimate.Of(seconds == 0 ? windows : [.. windows, open], confidence);

    private void Halve()
    {
        for (var i = 0; i < Most / 2; i++)
        {
            var (one, other) = (windows[2 * i], windows[(2 * i) + 1]);
            windows[i] = (one.Count + other.Count, one.Bad + other.Bad);
        }

        windows.RemoveRange(Most / 2, Most / 2);
        length *= 2;
    }
}
