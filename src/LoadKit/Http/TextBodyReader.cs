namespace LoadKit.Http;

/// <summary>The body as text.</summary>
internal readonly struct TextBodyReader : IBodyReader<string>
{
    private const char ByteOrderMark = '\uFEFF';

    public ValueTask<Received<string>> Read(HttpResponseMessage response, in ReadLimits limits, CancellationToken cancellationToken) =>
        Read(response, limits.LargestBody, cancellationToken);

    public string OfFailure(HttpResponseMessage response, long bytes) => throw FailedStatus.Of(response);

    private static async ValueTask<Received<string>> Read(HttpResponseMessage response, int largest, CancellationToken cancellationToken)
    {
        var body = await WholeBody.Read(response, largest, cancellationToken);
        try
        {
            return new Received<string>(BodyEncoding.Of(response.Content.Headers).GetString(body.Bytes).TrimStart(ByteOrderMark), body.Length);
        }
        finally
        {
            body.Return();
        }
    }
}
