using System.Text.Json.Serialization;

namespace LoadKit.Storage;

/// <summary>How results and journals are written and read: times in seconds, shares from 0 to 1, rates per second.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DictionaryKeyPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(DurationJson), typeof(RatioJson), typeof(RateJson), typeof(HistogramJson), typeof(LatenciesJson), typeof(SloJson), typeof(LoadJson), typeof(UserTypeJson)])]
[JsonSerializable(typeof(RunResult))]
[JsonSerializable(typeof(HistogramFile))]
[JsonSerializable(typeof(LatenciesFile))]
[JsonSerializable(typeof(SloFile))]
[JsonSerializable(typeof(LoadFile))]
[JsonSerializable(typeof(UserTypeFile))]
internal sealed partial class StorageJson : JsonSerializerContext;
