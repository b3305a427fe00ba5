using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using System.Xml.Linq;
using LoadKit.Storage;

namespace LoadKit.Tests.Storage;

/// <summary>The JSON Schema of a stored result, made from the code that stores it and from the documentation of its properties.</summary>
internal static class ResultSchema
{
    private static readonly Dictionary<Type, (string Name, Type? File)> Definitions = new()
    {
        [typeof(Histogram)] = ("histogram", typeof(HistogramFile)),
        [typeof(Latencies)] = ("latencies", typeof(LatenciesFile)),
        [typeof(Slo)] = ("objective", typeof(SloFile)),
        [typeof(Load)] = ("load", typeof(LoadFile)),
        [typeof(UserType)] = ("userType", typeof(UserTypeFile)),
    };

    private static readonly Dictionary<string, string> Documentation = XDocument.Load(Path.ChangeExtension(typeof(LoadTest).Assembly.Location, ".xml")).Descendants("member")
        .Where(member => member.Element("summary") is not null)
        .ToDictionary(member => member.Attribute("name")!.Value, member => Text(member.Element("summary")!));

    public static string Text()
    {
        var root = Export(typeof(RunResult), "#").AsObject();
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        root.Insert(1, "title", "LoadKit result");
        root.Insert(2, "description", "What a load test gave. Times are in seconds, shares from 0 to 1, rates per second; histograms are in microseconds. Properties that a reader does not know are to be ignored; the schema's number changes when others would break.");
        root["properties"]!["schema"] = new JsonObject { ["description"] = "The version of this schema.", ["const"] = RunResult.JsonSchema };
        root["required"]!.AsArray().Insert(0, "schema");
        root["$defs"] = new JsonObject(Definitions.Values.Select(definition => KeyValuePair.Create(definition.Name, (JsonNode?)Export(definition.File!, $"#/$defs/{definition.Name}"))));
        root["$defs"]!["histogram"]!["description"] = "Null where it is empty.";
        root["$defs"]!["histogram"]!["type"] = new JsonArray("object", "null");
        return root.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private static JsonNode Export(Type type, string at)
    {
        var node = StorageJson.Default.Options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = (context, schema) => Transformed(context, schema, type) });
        Rebase(node, at);
        return node;
    }

    private static JsonNode Transformed(JsonSchemaExporterContext context, JsonNode schema, Type root)
    {
        var own = Described(context) is { } text ? new JsonObject { ["description"] = text } : [];
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (Definitions.TryGetValue(type, out var definition) && type != root)
        {
            own["$ref"] = $"!#/$defs/{definition.Name}";
            return own;
        }

        // A number without a numeral, such as an interval's end that is unbounded, is a string; a time without end is null.
        string[] kinds = type == typeof(TimeSpan) ? ["number", "null"] : type == typeof(Ratio) || type == typeof(Rate) || type == typeof(double) ? ["number", "string"] : [];
        if (kinds.Length > 0)
        {
            own["type"] = new JsonArray([.. kinds.Concat(type != context.TypeInfo.Type ? ["null"] : []).Distinct().Select(kind => (JsonNode)kind)]);
            return own;
        }

        if (schema is JsonObject given)
        {
            foreach (var (name, value) in given.ToList())
            {
                given.Remove(name);
                own[name] = value;
            }

            return own;
        }

        return schema;
    }

    private static string? Described(JsonSchemaExporterContext context) =>
        context.PropertyInfo is { AttributeProvider: System.Reflection.MemberInfo member }
            && Documentation.TryGetValue($"P:{member.DeclaringType!.FullName}.{member.Name}", out var text) ? text : null;

    private static string Text(XElement summary) => string.Join(' ', string.Concat(summary.DescendantNodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" } see => (see.Attribute("cref") ?? see.Attribute("name") ?? see.Attribute("langword"))!.Value.Split('.', '(')[^1].Split(':')[^1],
        _ => "",
    })).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // The exporter's references start at its own root.
    private static void Rebase(JsonNode? node, string at)
    {
        if (node is JsonObject item)
        {
            if (item["$ref"]?.GetValue<string>() is { } reference)
                item["$ref"] = reference.StartsWith('!') ? reference[1..] : at + reference[1..];
            foreach (var (_, value) in item)
                Rebase(value, at);
        }
        else if (node is JsonArray items)
        {
            foreach (var value in items)
                Rebase(value, at);
        }
    }
}
