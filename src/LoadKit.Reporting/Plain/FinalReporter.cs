namespace LoadKit.Reporting.Plain;

/// <summary>The report at the end and nothing before it.</summary>
internal sealed class FinalReporter(TextWriter writer, int width) : IReporter
{
    public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        writer.WriteLine(string.Join(writer.NewLine, TextReport.Of(result, width)));
        writer.Flush();
        return ValueTask.CompletedTask;
    }
}
