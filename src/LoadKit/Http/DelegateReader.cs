namespace LoadKit.Http;

/// <summary>What the scenario's own delegate makes of the answer.</summary>
internal readonly struct DelegateReader<T>(Func<HttpResponseMessage, CancellationToken, ValueTask<T>> read) : IBodyReader<T>
{
    public ValueTask<Received<T>> Read(HttpResponseMessage response, in ReadLimits limits, CancellationToken cancellationToken) => Read(read, response, cancellationToken);

    public T OfFailure(HttpResponseMessage response, long bytes) => throw FailedStatus.Of(response);

    private static async ValueTask<Received<T>> Read(Func<HttpResponseMessage, CancellationToken, ValueTask<T>> read, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var counted = new CountedContent(response.Content);
        response.Content = counted;
        var value = await read(response, cancellationToken);
        return new Received<T>(value, counted.Bytes);
    }
}
