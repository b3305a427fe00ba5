using System.Net.Http.Headers;

namespace LoadKit.Http;

/// <summary>How long a server asks its client to wait.</summary>
internal static class RetryAfter
{
    /// <summary>The pause; null where the server does not say, or asks for a longer one.</summary>
    /// <param name="headers">The answer's.</param>
    /// <param name="atMost">The longest.</param>
    public static TimeSpan? Of(HttpResponseHeaders headers, TimeSpan atMost)
    {
        var asked = headers.RetryAfter switch
        {
            { Delta: { } pause } => pause,
            { Date: { } date } => date - (headers.Date ?? TimeProvider.System.GetUtcNow()),
            _ => (TimeSpan?)null,
        };
        return asked is not { } time || time > atMost ? null : time < TimeSpan.Zero ? TimeSpan.Zero : time;
    }
}
