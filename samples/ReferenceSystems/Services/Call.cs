using System.Globalization;
using System.Text.Json;

namespace ReferenceSystems.Services;

/// <summary>A request as a service sees it, whatever brought it.</summary>
/// <param name="Route">The method and the segments of the path: <c>["GET", "orders", "17"]</c>.</param>
/// <param name="Query">The query without its question mark; empty when there is none.</param>
/// <param name="Token">Who asks, from the header <c>Authorization</c>; empty for anybody.</param>
/// <param name="Body">The body; empty when there is none.</param>
internal sealed record Call(string[] Route, string Query, string Token, ReadOnlyMemory<byte> Body)
{
    /// <summary>The number with which the path ends; zero when it is none.</summary>
    public int Id => Number(Route[^1]);

    /// <summary>The page that the query asks for; zero when it asks for none.</summary>
    public int Page => Query.StartsWith("page=", StringComparison.Ordinal) ? Number(Query["page=".Length..]) : 0;

    public static Call Of(string method, string path, string query, string? authorization, ReadOnlyMemory<byte> body) =>
        new([method, .. path.Split('/', StringSplitOptions.RemoveEmptyEntries)], query.TrimStart('?'), authorization?.Replace("Bearer ", "", StringComparison.Ordinal) ?? "", body);

    public T Read<T>() => JsonSerializer.Deserialize<T>(Body.Span, JsonSerializerOptions.Web) ?? throw new InvalidDataException("The body is null.");

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
