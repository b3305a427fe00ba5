using System.Net;
using System.Runtime.CompilerServices;
using LoadKit.Model;

namespace LoadKit.Http;

/// <summary>One call of a verb: an exchange, or several when a rejected one is repeated.</summary>
/// <param name="User">Who asks.</param>
/// <param name="Target">Whom.</param>
/// <param name="Request">What.</param>
/// <param name="Route">Where to, and what the step is called.</param>
/// <param name="Reader">What becomes of the answer.</param>
/// <param name="Caller">The scenario's own token.</param>
internal readonly record struct HttpCall<TReader, T>(VirtualUser User, HttpTarget Target, HttpRequestMessage Request, ResolvedRoute Route, TReader Reader, CancellationToken Caller)
    where TReader : struct, IBodyReader<T>
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<T> Run()
    {
        var rules = Target.Rules;
        var request = Request;
        var repetition = rules.Retries > 0 ? new Repetition(request) : null;
        var (method, content) = (request.Method, request.Content);
        var endsInTime = Target.Client is LoadHttpClient && Reader.EndsInTime && SentContent.EndsInTime(content);
        for (var attempt = 0; ; attempt++)
        {
            var exchange = User.BeginExchange(Route.Name, rules.LongestExchange);
            var progress = HttpProgress.Begin();
            exchange.IsRetry = attempt > 0;
            T value;
            try
            {
                Sendable.Ensure(User, Target.Client, Route);
                progress.Started = HttpClock.Now;
                exchange.TraceId = TraceContext.Add(User, request, rules.TracedPerSecond, progress.Started);
                using var link = Caller.CanBeCanceled && Caller != User.IterationToken ? CancellationTokenSource.CreateLinkedTokenSource(exchange.Token, Caller) : null;
                var token = link?.Token ?? exchange.Token;
                var asking = Ask(request, method, progress, mayRepeat: attempt < rules.Retries, token);
                value = await (endsInTime ? asking : Within(asking, progress, token));
                Note(exchange, progress);
                exchange.Sent = SentContent.BytesOf(content, hasConnection: true);
                exchange.IsRepeated = progress.Pause is not null;
                if (!User.IsTimeVirtual)
                {
                    // The phases are those of a wire, in the time of the machine; a service in virtual time has neither.
                    Phases.Note(exchange, request, progress.Started, progress.Answered, HttpClock.Now);
                }

            }
            catch (Exception exception)
            {
                Note(exchange, progress);
                exchange.Sent = SentContent.BytesOf(content, progress.Answered > 0 || (progress.Started > 0 && Connections.WasThere(request, exception)));
                if (exchange.Failure.IsNone)
                {
                    exchange.Failure = ServerText.Without(exception, request, Target);
                }

                rules.Tags.Note(User, exchange, progress.Response);
                var seen = User.EndExchange(exchange, Failed(exchange, exception, hasAnswer: progress.Answered > 0));
                if (!ReferenceEquals(seen, exception))
                {
                    throw seen;
                }

                throw;
            }

            rules.Tags.Note(User, exchange, progress.Response);
            User.EndExchange(exchange);
            var pause = progress.Pause;
            progress.Return();
            if (pause is not { } time)
            {
                return value;
            }

            await User.Think(time, Caller);
            request = repetition!.Next();
        }
    }

    // May go on when its time is over, so the exchange is none of its business.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<T> Ask(HttpRequestMessage request, HttpMethod method, HttpProgress progress, bool mayRepeat, CancellationToken cancellationToken)
    {
        var (rules, own) = (Target.Rules, Target.Client as LoadHttpClient);
        using var response = await (own is null
            ? Target.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            : own.SendPlain(request, cancellationToken));
        progress.Response = response;
        progress.Answered = HttpClock.Now;
        cancellationToken.ThrowIfCancellationRequested();
        var meaning = rules.Statuses[(int)response.StatusCode];
        var redirect = own is { FollowsRedirects: true } ? Redirect.Refused(response, Route.Address) : null;
        if (response.StatusCode == HttpStatusCode.SwitchingProtocols && Reader.EndsInTime)
        {
            progress.Failure = new Failure(NetworkFailure.Status(response.StatusCode), "the server switched to another protocol, and its answer has no end");
            return Reader.OfFailure(response, bytes: 0);
        }

        if (meaning == StatusMeaning.Success && redirect is null)
        {
            return await Reader.Read(response, new ReadLimits(own is not null, rules.LargestBody, progress), cancellationToken);
        }

        var failed = new StatusFailure(method, Route.Address, response, redirect, meaning == StatusMeaning.Rejection, rules.LongestExample, request, Target.Client);
        progress.Failure = failed.WithoutBody();
        var body = await ResponseBody.Keep(response, failed.Bytes, progress, cancellationToken);
        progress.Failure = failed.With(body.Bytes);
        body.Return();
        progress.Pause = mayRepeat && meaning == StatusMeaning.Rejection ? RetryAfter.Of(response.Headers, rules.LongestPause) : null;
        return progress.Pause is null ? Reader.OfFailure(response, progress.Received) : default!;
    }

    // Leaves behind what ignores its token: a delegate, a handler or a stream of somebody else's.
    private static async ValueTask<T> Within(ValueTask<T> asking, HttpProgress progress, CancellationToken cancellationToken)
    {
        var task = asking.AsTask();
        try
        {
            return await task.WaitAsync(cancellationToken);
        }
        finally
        {
            if (!task.IsCompletedSuccessfully)
            {
                LeftBehind.Forget(task);
                progress.Response?.Dispose();
            }
        }
    }

    private static void Note(WireExchange exchange, HttpProgress progress) => (exchange.Received, exchange.Failure) = (progress.Received, progress.Failure);

    // When the time is over, whatever is thrown comes of it; a status that has come is what went wrong before.
    private static Exception Failed(WireExchange exchange, Exception exception, bool hasAnswer)
    {
        if (!exchange.IsOver)
        {
            return exception;
        }

        if (exchange.Failure.IsNone)
        {
            var limit = Quantities.Length(exchange.Longest);
            exchange.Failure = new Failure("timeout", hasAnswer ? $"the server began to answer, but its body had not ended after {limit}" : $"no answer within {limit}");
        }

        return exception as OperationCanceledException ?? new OperationCanceledException(exception.Message, exception);
    }
}
