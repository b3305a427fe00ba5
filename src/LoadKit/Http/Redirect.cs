using System.Net;

namespace LoadKit.Http;

/// <summary>An answer that says to go elsewhere.</summary>
internal static class Redirect
{
    /// <summary>Why a client that follows redirects gave this one to its caller; null for an answer that is none.</summary>
    public static string? Refused(HttpResponseMessage response, Uri? address)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            || response.Headers.Location is not { } location)
        {
            return null;
        }

        // The message has gone where the last redirect that was followed led.
        var last = response.RequestMessage?.RequestUri ?? address;
        if (last is null || !Uri.TryCreate(last, location, out var next))
        {
            return "a redirect to what is no address";
        }

        return last.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp ? "a redirect from https to http, which is not followed"
            : "too many redirects";
    }
}
