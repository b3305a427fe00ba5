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
        var own = Target.Client as LoadHttpClient;
        var request = Request;
        for (var attempt = 0; ; attempt++)
        {
            var exchange = User.BeginExchange(Route.Name, rules.LongestExchange);
            exchange.IsRetry = attempt > 0;
            var (pause, answered) = ((TimeSpan?)null, 0L);
            T value;
            try
            {
                EnsureSendable();
                var started = HttpClock.Now;
                exchange.TraceId = TraceContext.Add(User, request, rules.TracedPerSecond, started);
                using var link = Caller.CanBeCanceled && Caller != User.IterationToken ? CancellationTokenSource.CreateLinkedTokenSource(exchange.Token, Caller) : null;
                var token = link?.Token ?? exchange.Token;
                using var response = await (own is null ? Target.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token) : own.SendPlain(request, token));
                answered = HttpClock.Now;
                exchange.Sent = SentContent.BytesOf(request.Content);
                if (rules.Statuses[(int)response.StatusCode] is var meaning && meaning == StatusMeaning.Success)
                {
                    var received = await Reader.Read(response, new ReadLimits(own is not null, rules.LargestBody), token);
                    (value, exchange.Received) = (received.Value, received.Bytes);
                }
                else
                {
                    exchange.Received = await ReadFailure(exchange, request, response, meaning, token);
                    pause = attempt < rules.Retries && meaning == StatusMeaning.Rejection ? RetryAfter.Of(response.Headers, rules.LongestPause) : null;
                    exchange.IsRepeated = pause is not null;
                    value = pause is null ? Reader.OfFailure(response, exchange.Received) : default!;
                }

                Phases.Note(exchange, request, started, answered, HttpClock.Now);
            }
            catch (Exception exception)
            {
                var seen = User.EndExchange(exchange, Failed(exchange, exception, hasAnswer: answered > 0));
                if (!ReferenceEquals(seen, exception))
                {
                    throw seen;
                }

                throw;
            }

            User.EndExchange(exchange);
            if (pause is not { } time)
            {
                return value;
            }

            await User.Think(time, Caller);
            request = Repetition.Of(request);
        }
    }

    private void EnsureSendable()
    {
        if (Route.Address is null)
        {
            var start = Target.Client.BaseAddress;
            throw new InvalidOperationException($"\"{SafeAddress.Of(Route.Written!)}\" is no address that a request can go to" + (start is null
                ? ": it does not begin with http:// or https://, and the client has no BaseAddress."
                : $" from {SafeAddress.Of(start)}."));
        }
    }

    // Reads the body through, and notes why the exchange failed.
    private async ValueTask<long> ReadFailure(WireExchange exchange, HttpRequestMessage request, HttpResponseMessage response, StatusMeaning meaning, CancellationToken cancellationToken)
    {
        var longest = Target.Rules.LongestExample;
        var body = await ResponseBody.Keep(response, BodyExample.Bytes(response.Content.Headers, longest), cancellationToken);
        var reason = FailedStatus.Reason(response);
        exchange.Failure = new Failure(NetworkFailure.Status(response.StatusCode), reason)
        {
            IsRejection = meaning == StatusMeaning.Rejection,
            Example = new StatusExample(request.Method, Route.Address, response.StatusCode, reason, BodyExample.Text(body.Bytes, response.Content.Headers, longest)),
        };
        body.Return();
        return body.Total;
    }

    // When the time is over, whatever is thrown comes of it.
    private static Exception Failed(WireExchange exchange, Exception exception, bool hasAnswer)
    {
        if (!exchange.IsOver)
        {
            return exception;
        }

        var limit = Quantities.Length(exchange.Longest);
        exchange.Failure = new Failure("timeout", hasAnswer ? $"the server began to answer, but its body had not ended after {limit}" : $"no answer within {limit}");
        return exception as OperationCanceledException ?? new OperationCanceledException(exception.Message, exception);
    }
}
