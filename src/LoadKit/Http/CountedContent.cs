using System.Net;

namespace LoadKit.Http;

/// <summary>The content of an answer, with a count of what was read of it.</summary>
internal sealed class CountedContent : HttpContent
{
    private readonly HttpContent inner;
    private CountingStream? stream;
    private CountingStream? copied;

    public CountedContent(HttpContent inner)
    {
        this.inner = inner;
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    public long Bytes => (stream?.Count ?? 0) + (copied?.Count ?? 0);

    protected override async Task<Stream> CreateContentReadStreamAsync() => stream = new CountingStream(await inner.ReadAsStreamAsync());

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        stream = new CountingStream(await inner.ReadAsStreamAsync(cancellationToken));

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => stream = new CountingStream(inner.ReadAsStream(cancellationToken));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        inner.CopyToAsync(copied = new CountingStream(stream), context, cancellationToken);

    // It goes in chunks of the buffer that the caller reads it with.
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
