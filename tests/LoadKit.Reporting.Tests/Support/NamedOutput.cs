namespace LoadKit.Reporting.Tests.Support;

/// <summary>One output of a result, and how it is read back.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Of">Writes it.</param>
/// <param name="Shape">Parses it, and says its structure without any text; throws or fails where it is not well-formed.</param>
/// <param name="NameOf">The foreign name that stands in it, read back; null where no place has it whole.</param>
/// <param name="Shown">The name as it has to come back.</param>
internal sealed record NamedOutput(string Name, Func<RunResult, string> Of, Func<string, string> Shape, Func<string, string>? NameOf, Func<string, string> Shown);
