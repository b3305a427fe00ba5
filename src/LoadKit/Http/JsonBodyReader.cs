using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LoadKit.Http;

/// <summary>The body as an object.</summary>
internal readonly struct JsonBodyReader<T>(JsonTypeInfo<T> type) : IBodyReader<T>
{
    public bool EndsInTime => true;

    public ValueTask<T> Read(HttpResponseMessage response, in ReadLimits limits, CancellationToken cancellationToken) => Whole(type, response, limits, cancellationToken);

    public T OfFailure(HttpResponseMessage response, long bytes) => throw FailedStatus.Of(response);

    private static async ValueTask<T> Whole(JsonTypeInfo<T> type, HttpResponseMessage response, ReadLimits limits, CancellationToken cancellationToken)
    {
        var body = await WholeBody.Read(response, limits, cancellationToken);
        try
        {
            return Parse(type, body.Bytes, BodyEncoding.Of(response.Content.Headers));
        }
        finally
        {
            body.Return();
        }
    }

    private static T Parse(JsonTypeInfo<T> type, ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var value = encoding is UTF8Encoding
            ? JsonSerializer.Deserialize(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes, type)
            : JsonSerializer.Deserialize(encoding.GetString(bytes), type);
        return value ?? throw new JsonException($"The body is null, and {typeof(T).Name} was expected.");
    }
}
