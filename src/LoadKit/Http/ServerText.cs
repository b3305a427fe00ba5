using System.Text.Json;
using LoadKit.Model;

namespace LoadKit.Http;

/// <summary>Exceptions that quote what a server said.</summary>
internal static class ServerText
{
    /// <summary>The failure that an exception is, without the secrets that it quotes, or without what it quotes where nothing of the server's may be shown; none for one that quotes nothing.</summary>
    public static Failure Without(Exception exception, HttpRequestMessage request, HttpTarget target)
    {
        var hasText = target.Rules.LongestExample > 0;
        if (exception is JsonException)
        {
            return hasText ? Failure.None : new Failure(exception.GetType().Name, "the body is no JSON of the type that was asked for");
        }

        return NetworkFailure.Of(exception) is { Kind: NetworkFailure.Malformed } malformed
            ? malformed with { Message = hasText ? Secrets.Remove(malformed.Message, request, target.Client) : NetworkFailure.NoHttp }
            : Failure.None;
    }
}
