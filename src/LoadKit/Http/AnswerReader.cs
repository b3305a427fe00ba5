using System.Runtime.CompilerServices;

namespace LoadKit.Http;

/// <summary>Reads the body through and forgets it.</summary>
internal readonly struct AnswerReader : IBodyReader<HttpAnswer>
{
    public bool EndsInTime => true;

    public ValueTask<HttpAnswer> Read(HttpResponseMessage response, in ReadLimits limits, CancellationToken cancellationToken)
    {
        var reading = ResponseBody.Drain(response, limits.IsOwn, limits.Progress, cancellationToken);
        if (!reading.IsCompletedSuccessfully)
        {
            return Later(response, reading, limits.Progress);
        }

        reading.GetAwaiter().GetResult();
        return new ValueTask<HttpAnswer>(Success(response, limits.Progress));
    }

    public HttpAnswer OfFailure(HttpResponseMessage response, long bytes) => new(response.StatusCode, IsSuccess: false, response.Headers, bytes);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<HttpAnswer> Later(HttpResponseMessage response, ValueTask reading, HttpProgress progress)
    {
        await reading;
        return Success(response, progress);
    }

    private static HttpAnswer Success(HttpResponseMessage response, HttpProgress progress) => new(response.StatusCode, IsSuccess: true, response.Headers, progress.Received);
}
