namespace LoadKit.Http;

/// <summary>The exception for a status that fails, for verbs that have a body to give.</summary>
internal static class FailedStatus
{
    private const int Longest = 100;

    public static HttpRequestException Of(HttpResponseMessage response) =>
        new(FormattableString.Invariant($"The server answered {(int)response.StatusCode} {Reason(response)}."), inner: null, response.StatusCode);

    /// <summary>The reason phrase; the usual one where the server sends none, as in HTTP/2.</summary>
    public static string Reason(HttpResponseMessage response)
    {
        var reason = string.IsNullOrWhiteSpace(response.ReasonPhrase) ? new HttpResponseMessage(response.StatusCode).ReasonPhrase : response.ReasonPhrase;
        return string.IsNullOrEmpty(reason) ? "no reason given" : reason.Length <= Longest ? reason : reason[..Longest];
    }
}
