using System.Net;
using System.Net.Http.Headers;

namespace LoadKit;

/// <summary>
/// What is left of an answer whose body was read through and not kept: for a body see <c>GetString</c>, <c>GetJson</c> and <c>Send</c> with a
/// delegate that reads.
/// </summary>
/// <param name="Status">The status.</param>
/// <param name="IsSuccess">Whether it counts as a success by the rules of the target; a failed step has been counted where it does not.</param>
/// <param name="Headers">The headers, without those that describe the body.</param>
/// <param name="Bytes">How long the body was, in bytes as they came: compressed where the client does not decompress.</param>
public readonly record struct HttpAnswer(HttpStatusCode Status, bool IsSuccess, HttpResponseHeaders Headers, long Bytes);
