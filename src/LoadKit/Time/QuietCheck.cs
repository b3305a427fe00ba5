namespace LoadKit.Time;

/// <summary>
/// Tells whether simulated code is still queued or running on another thread, in which case the clock must stand still.
/// </summary>
/// <remarks>
/// An idle pool proves that nothing is. A pool that is busy proves nothing, because an item that a worker has just taken is not
/// in its own context yet: first the check looks again for a moment, then it calls the workers together. Workers that do not
/// answer for long are at somebody else's work; from then on they count as such. A call can cost milliseconds on a crowded
/// machine, so a simulation that never leaves its thread stops calling after some calls in vain.
/// </remarks>
internal sealed class QuietCheck(SimulationScope scope, SimulationPump pump)
{
    private const int LooksBeforeSleep = 100;
    private const int LooksBeforeCall = 30;
    private const int CallsInVain = 20;
    private const int SleepMilliseconds = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PatienceWithKnown = TimeSpan.FromMicroseconds(200);

    // Of the process, because whoever blocks a worker for long meets many simulations.
    private static int lastMissing;

    private int calls;
    private int knownStrangers;
    private long knownCompleted;
    private long knownVisits;

    /// <summary>
    /// Waits until simulated code on other threads has come to rest. False as soon as something is posted, or after a while
    /// to let the caller look around.
    /// </summary>
    internal bool Wait()
    {
        // In this order: who leaves the scope has queued before, and who takes an item is busy before.
        if (scope.Away == 0 && Pool.Pending == 0 && Pool.Busy == 0)
        {
            knownStrangers = 0;
            return pump.IsEmpty;
        }

        return scope.Away > 0 ? WaitForReturn() : LookAgain();
    }

    private bool WaitForReturn()
    {
        var spin = new SpinWait();
        for (var look = 0; look < LooksBeforeSleep; look++)
        {
            if (scope.Away == 0 || !pump.IsEmpty) return false;
            spin.SpinOnce(sleep1Threshold: -1);
        }

        pump.Sleep(SleepMilliseconds);
        return false;
    }

    private bool LookAgain()
    {
        var spin = new SpinWait();
        var allTaken = false;
        for (var look = 0; look < LooksBeforeCall; look++)
        {
            if (scope.Away > 0 || !pump.IsEmpty) return false;
            if (Pool.Pending == 0)
            {
                allTaken = true;
                var busy = Pool.Busy;
                if (busy == 0 || IsKnown(busy)) return Believe(busy, ThreadPool.CompletedWorkItemCount);
            }

            spin.SpinOnce(sleep1Threshold: -1);
        }

        // Who is busy now is busy with something else; known as such, they cost no more looks until one of them has ended.
        return allTaken && calls >= CallsInVain && scope.Visits == 0
            ? Believe(Pool.Busy, ThreadPool.CompletedWorkItemCount)
            : CallWorkers();
    }

    private bool CallWorkers()
    {
        calls++;
        using var call = new RollCall(pump);
        for (var start = Now; scope.Away == 0 && pump.IsEmpty; pump.Sleep(1))
        {
            // Until a first worker answers, an item of the simulation may wait behind a crowd of others, however long it takes.
            if (!call.HasBegun) start = Now;
            var missing = call.CountMissing();
            var patience = missing == Volatile.Read(ref lastMissing) ? PatienceWithKnown : Patience;
            if (!call.HasBegun || (missing > 0 && TimeProvider.System.GetElapsedTime(start) < patience)) continue;

            Volatile.Write(ref lastMissing, missing);

            // Those that were called complete one item more each.
            return Believe(missing, ThreadPool.CompletedWorkItemCount + call.Called);
        }

        return false;
    }

    private bool Believe(int strangers, long completed)
    {
        knownStrangers = strangers;
        knownCompleted = completed;
        knownVisits = scope.Visits;
        return scope.Away == 0 && pump.IsEmpty;
    }

    private static long Now => TimeProvider.System.GetTimestamp();

    // The strangers are still at the same items if no more items were completed than simulated code has visited the pool.
    private bool IsKnown(int busy) =>
        busy == knownStrangers && ThreadPool.CompletedWorkItemCount - knownCompleted <= scope.Visits - knownVisits;
}
