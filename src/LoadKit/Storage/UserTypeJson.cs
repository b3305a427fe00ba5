using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadKit.Storage;

/// <summary>A user type.</summary>
internal sealed class UserTypeJson : JsonConverter<UserType>
{
    public override UserType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (NestedJson.Read(ref reader, StorageJson.Default.UserTypeFile) ?? throw new JsonException("a user type was expected")).ToUserType();

    public override void Write(Utf8JsonWriter writer, UserType value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, UserTypeFile.Of(value), StorageJson.Default.UserTypeFile);
}
