using System.Text.Json.Serialization;
using LoadKit.Results;

namespace LoadKit.Storage;

/// <summary>One line of a journal: one of these.</summary>
internal sealed record JournalRecord
{
    public JournalStart? Start { get; init; }

    public JournalGain? Gain { get; init; }

    public GeneratorSample? Generator { get; init; }

    public JournalEnd? End { get; init; }
}

/// <summary>The last line of a run that came to its end.</summary>
/// <param name="Reason">Why it ended.</param>
/// <param name="AbortReason">In words, for an abort.</param>
/// <param name="GivenUp">The objectives for which it was aborted, by their place in the plan.</param>
internal sealed record JournalEnd(StopReason Reason, string? AbortReason, IReadOnlyList<JournalGivenUp> GivenUp);

/// <summary>An objective for which a run was aborted.</summary>
internal sealed record JournalGivenUp(int Slo, string Reason);

/// <summary>How journals are written and read: as results are, on one line, without what is nothing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false,
    Converters = [typeof(DurationJson), typeof(RatioJson), typeof(RateJson), typeof(HistogramJson), typeof(SloJson), typeof(LoadJson), typeof(UserTypeJson)])]
[JsonSerializable(typeof(JournalRecord))]
internal sealed partial class JournalJson : JsonSerializerContext;
