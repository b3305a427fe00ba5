namespace LoadKit.Http;

/// <summary>What the scenario's own delegate makes of the answer.</summary>
internal readonly struct DelegateReader<T>(Func<HttpResponseMessage, CancellationToken, ValueTask<T>> read) : IBodyReader<T>
{
    public bool EndsInTime => false;

    public ValueTask<T> Read(HttpResponseMessage response, in ReadLimits limits, CancellationToken cancellationToken)
    {
        response.Content = limits.Progress.Counted = new CountedContent(response.Content);
        return read(response, cancellationToken);
    }

    public T OfFailure(HttpResponseMessage response, long bytes) => throw FailedStatus.Of(response);
}
