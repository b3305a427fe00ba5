using System.Runtime.InteropServices;

namespace LoadKit.Engine;

/// <summary>The first Ctrl+C or SIGTERM stops a run gracefully; the second does what it would have done without.</summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;

    public Signals(CancellationToken caller)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    /// <summary>Cancelled by the signal, and by the caller.</summary>
    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        source.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
