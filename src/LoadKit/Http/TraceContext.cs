using System.Diagnostics;
using LoadKit.Model;

namespace LoadKit.Http;

/// <summary>The W3C trace context of a request: what a service's traces are found by.</summary>
internal static class TraceContext
{
    private const string Header = "traceparent";
    private const string StateHeader = "tracestate";

    /// <summary>Adds the header where the request is to have one; the trace's id, or null.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="request">The request.</param>
    /// <param name="perSecond">How many a second are traced.</param>
    /// <param name="now">Ticks of the clock.</param>
    public static string? Add(VirtualUser user, HttpRequestMessage request, int perSecond, long now)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity && activity.Source == StepTrace.Source)
        {
            if (request.Headers.NonValidated.Contains(Header))
            {
                return null;
            }

            request.Headers.TryAddWithoutValidation(Header, activity.Id);
            if (activity.TraceStateString is { Length: > 0 } state)
            {
                request.Headers.TryAddWithoutValidation(StateHeader, state);
            }

            return activity.Recorded ? activity.TraceId.ToHexString() : null;
        }

        return perSecond > 0 && TraceBudget.Of(user).TryTake(now, perSecond) ? Start(request) : null;
    }

    private static string? Start(HttpRequestMessage request)
    {
        if (request.Headers.NonValidated.Contains(Header))
        {
            return null;
        }

        var trace = ActivityTraceId.CreateRandom().ToHexString();
        request.Headers.TryAddWithoutValidation(Header, $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01");
        return trace;
    }
}
