using System.Net;

namespace LoadKit.Http;

/// <summary>
/// The content of a request, with a count of its bytes and the moment when the last one was given to the connection. A small one of known length
/// goes out with the headers, in one piece, and is not worth it.
/// </summary>
internal sealed class SentContent : HttpContent
{
    private const long Small = 8 * 1024;

    private readonly HttpContent inner;
    private readonly long? length;

    private SentContent(HttpContent inner, long? length)
    {
        (this.inner, this.length) = (inner, length);
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>How much was sent.</summary>
    public long Bytes { get; private set; }

    /// <summary>When that was done, in ticks of the clock; zero before.</summary>
    public long Ended { get; private set; }

    public static HttpContent? Of(HttpContent? content) =>
        content is null or SentContent || content.Headers.ContentLength is <= Small ? content : new SentContent(content, content.Headers.ContentLength);

    /// <summary>How much of a body a request has sent.</summary>
    public static long BytesOf(HttpContent? content) => content is null ? 0 : content is SentContent sent ? sent.Bytes : content.Headers.ContentLength ?? 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var counting = new CountingStream(stream);
        try
        {
            await inner.CopyToAsync(counting, context, cancellationToken);
        }
        finally
        {
            Bytes = counting.Count;
            Ended = HttpClock.Now;
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = this.length ?? 0;
        return this.length.HasValue;
    }
}
