namespace LoadKit.Engine;

/// <summary>Why a run ends before its profile does. Any thread may ask for it; the first reason counts.</summary>
internal sealed class EarlyStop
{
    private readonly TaskCompletionSource<(StopReason Reason, string? Why)> requested = new();
    private volatile bool isRequested;

    /// <summary>No iteration begins any more.</summary>
    public bool IsRequested => isRequested;

    /// <summary>Completes when the run is to stop.</summary>
    public Task Requested => requested.Task;

    public StopReason Reason => requested.Task.IsCompleted ? requested.Task.Result.Reason : StopReason.Completed;

    /// <summary>In words, for an abort.</summary>
    public string? Why => requested.Task.IsCompleted ? requested.Task.Result.Why : null;

    public void Request(StopReason reason, string? why = null)
    {
        isRequested = true;
        requested.TrySetResult((reason, why));
    }
}
