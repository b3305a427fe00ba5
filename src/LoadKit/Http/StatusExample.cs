using System.Net;
using LoadKit.Model;

namespace LoadKit.Http;

/// <summary>An answer whose status failed, at length: what was asked, and what came. Never a header of the request, which may hold a secret.</summary>
/// <param name="Method">As it was asked.</param>
/// <param name="Address">As it was asked.</param>
/// <param name="Status">What came.</param>
/// <param name="Reason">In words.</param>
/// <param name="Body">The beginning of the body, longer than it is shown.</param>
/// <param name="Longest">How many characters of it are shown.</param>
/// <param name="Request">Whose secrets are left out of it.</param>
/// <param name="Client">The same.</param>
internal sealed record StatusExample(
    HttpMethod Method, Uri? Address, HttpStatusCode Status, string Reason, string Body, int Longest, HttpRequestMessage Request, HttpClient Client) : IFailureExample
{
    public string Text
    {
        get
        {
            var body = BodyExample.Cut(Secrets.Remove(Body, Request, Client), Longest);
            return FormattableString.Invariant($"{Method} {SafeAddress.Of(Address)}: {(int)Status} {Reason}{(body.Length > 0 ? $": {body}" : "")}");
        }
    }
}
