using System.Text.Json;

namespace LoadKit.Tests.Storage;

/// <summary>What in a document is not as a JSON Schema says, for the few keywords that the schema of results uses; an unknown keyword is an error.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    private static readonly string[] Known = ["$schema", "title", "description", "$defs", "$ref", "type", "properties", "required", "items", "enum", "anyOf", "const", "default", "format"];

    public IEnumerable<string> Mistakes(JsonElement document) => Mistakes(document, root, "$");

    private IEnumerable<string> Mistakes(JsonElement value, JsonElement schema, string place)
    {
        if (schema.ValueKind == JsonValueKind.True)
            return [];
        foreach (var keyword in schema.EnumerateObject().Where(keyword => !Known.Contains(keyword.Name)))
            throw new NotSupportedException($"The check does not know the keyword {keyword.Name}.");

        return Of(schema, "$ref", reference => Mistakes(value, Resolve(reference.GetString()!), place))
            .Concat(Of(schema, "type", types => Types(types).Contains(TypeOf(value)) || (TypeOf(value) == "integer" && Types(types).Contains("number")) ? [] : [$"{place}: {TypeOf(value)} instead of {types}"]))
            .Concat(Of(schema, "enum", values => values.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) ? [] : [$"{place}: {value} is none of {values}"]))
            .Concat(Of(schema, "const", one => JsonElement.DeepEquals(one, value) ? [] : [$"{place}: {value} instead of {one}"]))
            .Concat(Of(schema, "anyOf", options => options.EnumerateArray().Any(option => !Mistakes(value, option, place).Any()) ? [] : [$"{place}: {value} is nothing of what it may be"]))
            .Concat(value.ValueKind != JsonValueKind.Object ? [] : Of(schema, "required", names => names.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{place}: {name} is missing")))
            .Concat(value.ValueKind != JsonValueKind.Object ? [] : Of(schema, "properties", properties => value.EnumerateObject().SelectMany(property => properties.TryGetProperty(property.Name, out var of) ? Mistakes(property.Value, of, $"{place}.{property.Name}") : [$"{place}.{property.Name}: not in the schema"])))
            .Concat(value.ValueKind != JsonValueKind.Array ? [] : Of(schema, "items", items => value.EnumerateArray().SelectMany((item, i) => Mistakes(item, items, $"{place}[{i}]"))));
    }

    private static IEnumerable<string> Of(JsonElement schema, string keyword, Func<JsonElement, IEnumerable<string>> mistakes) =>
        schema.TryGetProperty(keyword, out var value) ? mistakes(value) : [];

    private static IEnumerable<string?> Types(JsonElement types) => types.ValueKind == JsonValueKind.Array ? types.EnumerateArray().Select(type => type.GetString()) : [types.GetString()];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) || value.TryGetUInt64(out _) ? "integer" : "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };

    private JsonElement Resolve(string reference) => reference.Split('/').Skip(1).Aggregate(root, (at, name) =>
        at.ValueKind == JsonValueKind.Array ? at[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : at.GetProperty(name));
}
