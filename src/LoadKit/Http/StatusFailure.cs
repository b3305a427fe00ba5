using LoadKit.Model;

namespace LoadKit.Http;

/// <summary>The failure that a status is, before its body has been read and with what is worth keeping of it.</summary>
/// <param name="Method">As it was asked, whatever became of it on the way.</param>
/// <param name="Address">Where to.</param>
/// <param name="Response">The answer.</param>
/// <param name="Redirect">Why a redirect is a failure; null for a status that fails by itself.</param>
/// <param name="IsRejection">Whether the status is a rejection.</param>
/// <param name="Longest">How many characters of the body stand in the example.</param>
/// <param name="Request">What was asked.</param>
/// <param name="Client">Who asked.</param>
internal readonly record struct StatusFailure(
    HttpMethod Method, Uri? Address, HttpResponseMessage Response, string? Redirect, bool IsRejection, int Longest, HttpRequestMessage Request, HttpClient Client)
{
    private const string Unfinished = "(its body broke off or did not end)";

    /// <summary>How many bytes of the body are worth keeping.</summary>
    public int Bytes => BodyExample.Bytes(Response.Content.Headers, Longest);

    public Failure WithoutBody() => Of(Unfinished, Unfinished.Length);

    public Failure With(ReadOnlySpan<byte> body) => Of(Longest == 0 ? "" : BodyExample.Text(body, Response.Content.Headers), Longest);

    private Failure Of(string body, int longest)
    {
        var reason = Redirect ?? Reason();
        return new Failure(NetworkFailure.Status(Response.StatusCode), reason)
        {
            IsRejection = IsRejection,
            Example = new StatusExample(Method, Address, Response.StatusCode, reason, body, longest, Request, Client),
        };
    }

    private string Reason()
    {
        var (usual, said) = (FailedStatus.UsualReason(Response.StatusCode), Response.ReasonPhrase);
        return Longest == 0 || string.IsNullOrWhiteSpace(said) || said == usual ? usual : FailedStatus.Cut(Secrets.Remove(said, Request, Client));
    }
}
