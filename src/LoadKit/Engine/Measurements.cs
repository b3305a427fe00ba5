namespace LoadKit.Engine;

/// <summary>
/// What is being measured in a run: one <see cref="Stripe"/> for each thread that records, so that recording needs no lock and shares no
/// memory. The stripes outlive their threads, for they hold what was counted.
/// </summary>
internal sealed class Measurements(int stages, SeriesTable series)
{
    [ThreadStatic]
    private static Stripe? mine;

    private readonly Lock gate = new();
    private readonly Dictionary<int, Stripe> byThread = [];
    private volatile Stripe[] all = [];

    /// <summary>The stripe of the calling thread. After an await it may be another thread: fetch it again.</summary>
    public Stripe Local => mine is { } stripe && ReferenceEquals(stripe.Owner, this) ? stripe : Find();

    public Stripe[] Stripes => all;

    // Reached once for each thread, and when runs side by side take turns on a thread.
    private Stripe Find()
    {
        lock (gate)
        {
            var thread = Environment.CurrentManagedThreadId;
            if (!byThread.TryGetValue(thread, out var stripe))
            {
                byThread[thread] = stripe = new Stripe(this, stages, series);
                all = [.. all, stripe];
            }

            return mine = stripe;
        }
    }
}
