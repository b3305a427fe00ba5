using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using LoadKit.Results;

namespace LoadKit.Storage;

/// <summary>Reads a result, and believes nothing that it reads.</summary>
internal static class ResultReader
{
    /// <exception cref="ResultFormatException">The bytes are no result.</exception>
    public static RunResult Read(string path, ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        if (!Utf8.IsValid(bytes))
        {
            throw new ResultFormatException(path, "$", "it is no text in UTF-8");
        }

        try
        {
            return new ResultScan(bytes).FirstMistake() is { } mistake
                ? throw new ResultFormatException(path, mistake.Place, mistake.Message)
                : Believed(path, ResultDefaults.Fill(JsonSerializer.Deserialize(bytes, StorageJson.Default.RunResult)!));
        }
        catch (JsonException error)
        {
            var (place, message) = JsonPlace.Of(error, bytes);
            throw new ResultFormatException(path, place, message, error);
        }
    }

    // A file may say anything, but not that a run passed in which something did not.
    private static RunResult Believed(string path, RunResult result)
    {
        var worst = result.Slos.Select(outcome => outcome.Verdict).DefaultIfEmpty(Verdict.Pass).Max();
        return result.Verdict == Verdict.Pass && (worst != Verdict.Pass || result.StopReason != StopReason.Completed)
            ? throw new ResultFormatException(path, "$.verdict", $"Pass: {(worst != Verdict.Pass ? "not all objectives are met" : $"the run was not completed, but {result.StopReason}")}")
            : result;
    }
}
