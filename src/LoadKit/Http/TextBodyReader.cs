namespace LoadKit.Http;

/// <summary>The body as text.</summary>
internal readonly struct TextBodyReader : IBodyReader<string>
{
    private const char ByteOrderMark = '\uFEFF';

    public bool EndsInTime => true;

    public ValueTask<string> Read(HttpResponseMessage response, in ReadLimits limits, CancellationToken cancellationToken) => Whole(response, limits, cancellationToken);

    public string OfFailure(HttpResponseMessage response, long bytes) => throw FailedStatus.Of(response);

    private static async ValueTask<string> Whole(HttpResponseMessage response, ReadLimits limits, CancellationToken cancellationToken)
    {
        var body = await WholeBody.Read(response, limits, cancellationToken);
        try
        {
            return BodyEncoding.Of(response.Content.Headers).GetString(body.Bytes).TrimStart(ByteOrderMark);
        }
        finally
        {
            body.Return();
        }
    }
}
