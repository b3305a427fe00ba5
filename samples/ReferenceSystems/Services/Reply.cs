using System.Collections.Immutable;
using System.Net;
using System.Text.Json;

namespace ReferenceSystems.Services;

/// <summary>What a service answers.</summary>
internal sealed record Reply(HttpStatusCode Status, ReadOnlyMemory<byte> Body)
{
    public ImmutableArray<(string Name, string Value)> Headers { get; private init; } = [];

    public static Reply Empty { get; } = new(HttpStatusCode.OK, default);

    public static Reply Json<T>(T body, HttpStatusCode status = HttpStatusCode.OK) => new(status, JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web));

    public static Reply Error(HttpStatusCode status, string reason) => Json(new { error = reason }, status);

    public Reply With(string header, string value) => this with { Headers = Headers.Add((header, value)) };
}
