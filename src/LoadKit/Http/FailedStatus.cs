using System.Net;

namespace LoadKit.Http;

/// <summary>The exception for a status that fails, for verbs that have a body to give.</summary>
internal static class FailedStatus
{
    private const int Longest = 100;

    /// <summary>Says nothing in the server's own words: where the exception goes nobody knows.</summary>
    public static HttpRequestException Of(HttpResponseMessage response) =>
        new(FormattableString.Invariant($"The server answered {(int)response.StatusCode} {UsualReason(response.StatusCode)}."), inner: null, response.StatusCode);

    /// <summary>The reason phrase that everybody uses.</summary>
    public static string UsualReason(HttpStatusCode status)
    {
        using var response = new HttpResponseMessage(status);
        return string.IsNullOrEmpty(response.ReasonPhrase) ? "no reason given" : response.ReasonPhrase;
    }

    /// <summary>One of the server's, as long as one may be.</summary>
    public static string Cut(string reason) => reason.Length <= Longest ? reason : reason[..Longest];
}
