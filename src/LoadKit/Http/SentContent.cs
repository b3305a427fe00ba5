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
    private CountingStream? counting;

    private SentContent(HttpContent inner, long? length)
    {
        (this.inner, this.length) = (inner, length);
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>How much was sent, or has been by now.</summary>
    public long Bytes => counting?.Count ?? 0;

    /// <summary>When that was done, in ticks of the clock; zero before.</summary>
    public long Ended { get; private set; }

    /// <summary>Whether it is bytes that are there already: then nothing in it can go on when its token is cancelled.</summary>
    public static bool EndsInTime(HttpContent? content) => content switch
    {
        null or ReadOnlyMemoryContent => true,
        SentContent sent => EndsInTime(sent.inner),
        ByteArrayContent => content.GetType().Assembly == typeof(ByteArrayContent).Assembly,
        _ => false,
    };

    public static HttpContent? Of(HttpContent? content) =>
        content is null or SentContent || content.Headers.ContentLength is <= Small ? content : new SentContent(content, content.Headers.ContentLength);

    /// <summary>How much of a body has been sent.</summary>
    /// <param name="content">The body.</param>
    /// <param name="hasConnection">Whether there was a connection to send it to: a small one went out as soon as there was.</param>
    public static long BytesOf(HttpContent? content, bool hasConnection) => content switch
    {
        null => 0,
        SentContent sent => sent.Bytes,
        _ => hasConnection ? content.Headers.ContentLength ?? 0 : 0,
    };

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        counting = new CountingStream(stream);
        try
        {
            await inner.CopyToAsync(counting, context, cancellationToken);
        }
        finally
        {
            Ended = HttpClock.Now;
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = this.length ?? 0;
        return this.length.HasValue;
    }
}
