using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LoadKit.Results;

namespace LoadKit.Storage;

/// <summary>A part of a file that is read on its own.</summary>
internal static class NestedJson
{
    /// <exception cref="JsonException">It is something else; without a place, for the whole knows it better.</exception>
    public static T? Read<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(ref reader, type);
        }
        catch (JsonException error)
        {
            throw new JsonException(error.Path is null or "$" ? JsonPlace.Sentence(error.Message) : $"{JsonPlace.Sentence(error.Message)} ({error.Path})", error);
        }
    }
}
