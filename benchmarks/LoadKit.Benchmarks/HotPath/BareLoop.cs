using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LoadKit.Benchmarks.HotPath;

/// <summary>
/// The least that anybody who measures must do, and the baseline of the hot path: calls the delegate, reads the clock once for each iteration (the
/// reading that ends one starts the next) and records microseconds. No stages, no series, no deadline, no end but the count.
/// </summary>
/// <threadsafety>One flow at a time.</threadsafety>
internal sealed class BareLoop
{
    private readonly HistogramRecorder iterations = new(), steps = new(), tagged = new();
    private long passed, failed;
    private bool isTagged;

    /// <summary>On the calling thread, for a body that ends at once.</summary>
    public void Run(int count, Func<BareLoop, CancellationToken, ValueTask> body)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            try
            {
                var call = body(this, CancellationToken.None);
                if (!call.IsCompleted)
                    throw new NotSupportedException("the body waits");

                call.GetAwaiter().GetResult();
            }
            catch (InvalidOperationException)
            {
                failed++;
            }

            var end = Stopwatch.GetTimestamp();
            Record(iterations, start, end);
            if (isTagged)
            {
                Record(tagged, start, end);
                isTagged = false;
            }

            start = end;
        }
    }

    /// <summary>For a body that waits.</summary>
    public async Task RunAsync(int count, Func<BareLoop, CancellationToken, ValueTask> body)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            await body(this, CancellationToken.None);
            var end = Stopwatch.GetTimestamp();
            Record(iterations, start, end);
            start = end;
        }
    }

    /// <summary>A step: two more readings of the clock, one more record.</summary>
    public ValueTask Step(Func<ValueTask> action)
    {
        var start = Stopwatch.GetTimestamp();
        var call = action();
        if (!call.IsCompletedSuccessfully)
            return EndLater(call, start);

        Record(steps, start, Stopwatch.GetTimestamp());
        return ValueTask.CompletedTask;
    }

    public void Check(bool isTrue)
    {
        if (isTrue)
            passed++;
        else
            failed++;
    }

    public void Fail() => failed++;

    /// <summary>One more record when the iteration ends.</summary>
    public void Tag() => isTagged = true;

    private async ValueTask EndLater(ValueTask call, long start)
    {
        await call;
        Record(steps, start, Stopwatch.GetTimestamp());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Record(HistogramRecorder recorder, long start, long end) =>
        recorder.Record((end - start) / (Stopwatch.Frequency / 1_000_000));
}
