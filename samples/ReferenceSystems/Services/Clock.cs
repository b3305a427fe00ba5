namespace ReferenceSystems.Services;

/// <summary>Waiting as exactly as the clock can.</summary>
internal static class Clock
{
    extension(TimeProvider time)
    {
        /// <summary>Task.Delay cuts to whole milliseconds, which is much for a request of two of them; a timer does not, in virtual time at least.</summary>
        public async Task Wait(TimeSpan length, CancellationToken cancellationToken)
        {
            if (length <= TimeSpan.Zero)
            {
                return;
            }

            var end = new TaskCompletionSource();
            using var timer = time.CreateTimer(static end => ((TaskCompletionSource)end!).TrySetResult(), end, length, Timeout.InfiniteTimeSpan);
            using var early = cancellationToken.UnsafeRegister(static (end, token) => ((TaskCompletionSource)end!).TrySetCanceled(token), end);
            await end.Task;
        }
    }
}
