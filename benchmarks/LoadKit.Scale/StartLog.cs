using System.Diagnostics;

namespace LoadKit.Scale;

/// <summary>
/// When each of many users began its iterations, which are meant to lie one second apart: how late each is after the one before, and when the last user
/// had begun its first.
/// </summary>
internal sealed class StartLog
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly long start = Stopwatch.GetTimestamp();
    private readonly long[] last;
    private readonly Tally starts = new();
    private readonly Recorders lateness = new();
    private readonly TaskCompletionSource<TimeSpan> allStarted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int joined;

    public StartLog(int users)
    {
        last = new long[users];

        // Touched, or its pages would count as the users' memory.
        Array.Fill(last, -1);
    }

    public long Starts => starts.Count;

    public Histogram Lateness => lateness.Snapshot();

    /// <summary>From the creation of the log to the first iteration of the user who was last to begin one.</summary>
    public Task<TimeSpan> AllStarted => allStarted.Task;

    /// <summary>One user begins an iteration.</summary>
    /// <param name="user">From 1.</param>
    public void Mark(long user)
    {
        var now = Stopwatch.GetTimestamp();
        ref var before = ref last[user - 1];
        if (before >= 0)
            lateness.Record(Stopwatch.GetElapsedTime(before, now) - Period);
        else if (Interlocked.Increment(ref joined) == last.Length)
            allStarted.SetResult(Stopwatch.GetElapsedTime(start, now));

        before = now;
        starts.Add();
    }
}
