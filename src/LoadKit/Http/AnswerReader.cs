using System.Runtime.CompilerServices;

namespace LoadKit.Http;

/// <summary>Reads the body through and forgets it.</summary>
internal readonly struct AnswerReader : IBodyReader<HttpAnswer>
{
    public ValueTask<Received<HttpAnswer>> Read(HttpResponseMessage response, in ReadLimits limits, CancellationToken cancellationToken)
    {
        var reading = ResponseBody.Drain(response, limits.IsOwn, cancellationToken);
        return reading.IsCompletedSuccessfully ? new ValueTask<Received<HttpAnswer>>(Success(response, reading.Result)) : Later(response, reading);
    }

    public HttpAnswer OfFailure(HttpResponseMessage response, long bytes) => new(response.StatusCode, IsSuccess: false, response.Headers, bytes);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<Received<HttpAnswer>> Later(HttpResponseMessage response, ValueTask<long> reading) => Success(response, await reading);

    private static Received<HttpAnswer> Success(HttpResponseMessage response, long bytes) => new(new HttpAnswer(response.StatusCode, IsSuccess: true, response.Headers, bytes), bytes);
}
