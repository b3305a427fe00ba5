using System.Buffers;
using System.Runtime.CompilerServices;

namespace LoadKit.Http;

/// <summary>Reads bodies through buffers of the pool.</summary>
internal static class ResponseBody
{
    private const int Small = 4 * 1024;
    private const int Large = 64 * 1024;

    /// <summary>Reads a body to its end and keeps nothing.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="isOwn">Whether it came from a handler of the framework's, whose streams are there at once.</param>
    /// <param name="progress">Where it is counted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public static async ValueTask Drain(HttpResponseMessage response, bool isOwn, HttpProgress progress, CancellationToken cancellationToken)
    {
        var stream = isOwn ? response.Content.ReadAsStream(cancellationToken) : await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(Small);
        try
        {
            while (await stream.ReadAsync(buffer, cancellationToken) is var count and > 0)
            {
                progress.Add(count);
                cancellationToken.ThrowIfCancellationRequested();
                if (count == buffer.Length && count < Large)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = ArrayPool<byte>.Shared.Rent(Large);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a body to its end and keeps its beginning, to be returned by the caller.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="most">How many bytes of it are kept.</param>
    /// <param name="progress">Where it is counted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async ValueTask<KeptBody> Keep(HttpResponseMessage response, int most, HttpProgress progress, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var kept = new KeptBody(Small);
        try
        {
            while (kept.Length < most)
            {
                var count = await stream.ReadAsync(kept.Room(most), cancellationToken);
                if (count == 0)
                {
                    return kept;
                }

                kept.Add(count);
                progress.Add(count);
                cancellationToken.ThrowIfCancellationRequested();
            }

            await Drain(response, isOwn: false, progress, cancellationToken);
            return kept;
        }
        catch
        {
            kept.Return();
            throw;
        }
    }
}
