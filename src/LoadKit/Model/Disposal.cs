namespace LoadKit.Model;

/// <summary>Disposes what can be disposed.</summary>
internal static class Disposal
{
    public static async ValueTask Of(object? value)
    {
        switch (value)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }
    }
}
