using System.Net;
using LoadKit.Model;

namespace LoadKit.Http;

/// <summary>An answer whose status failed, at length: what was asked, and what came. Never a header of the request, which may hold a secret.</summary>
internal sealed record StatusExample(HttpMethod Method, Uri? Address, HttpStatusCode Status, string Reason, string Body) : IFailureExample
{
    public string Text => FormattableString.Invariant($"{Method} {SafeAddress.Of(Address)}: {(int)Status} {Reason}{(Body.Length > 0 ? $": {Body}" : "")}");
}
