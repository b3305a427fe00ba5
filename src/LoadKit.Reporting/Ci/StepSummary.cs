using System.Text;
using LoadKit.Reporting.Markdown;

namespace LoadKit.Reporting.Ci;

/// <summary>The file that GitHub shows as a job's summary. Several reports of one step share it, and one byte too many hides all of them.</summary>
internal static class StepSummary
{
    private const int MostBytes = 1024 * 1024;
    private const int MostTries = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Appends as much of the report as there is room for.</summary>
    /// <returns>Whether there was room for the verdict and the objectives at least.</returns>
    public static async Task<bool> AppendAsync(string path, RunResult result, CancellationToken cancellationToken)
    {
        await using var file = await OpenAsync(path, cancellationToken).ConfigureAwait(false);
        var before = file.Position > 0 ? "\n" : "";
        var text = MarkdownReport.Within(result, MostBytes - file.Position - before.Length);
        if (text.Length > 0)
        {
            await file.WriteAsync(Utf8.GetBytes(before + text), cancellationToken).ConfigureAwait(false);
        }

        return text.Length > 0;
    }

    // Test assemblies of one step run side by side.
    private static async Task<FileStream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None);
            }
            catch (IOException busy) when (busy.GetType() == typeof(IOException) && tries < MostTries)
            {
                await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
