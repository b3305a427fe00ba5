using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Results;

public class ReportAgainTests
{
    [Test]
    public async Task A_loaded_result_is_reported_again_and_every_reporter_knows_the_files_of_all()
    {
        var simulated = new Simulated();
        var result = await simulated.Test(Load.Closed.Hold(1, 1.Seconds), simulated.Stepping(0.1.Seconds)).RunAsync();
        using var stream = new MemoryStream();
        result.Save(stream);
        stream.Position = 0;
        var (page, data) = (new Noting("page.html"), new Noting("data.csv"));

        var reported = await RunResult.Load(stream).ReportToAsync(page, data);

        Assert.That(reported.Files, Is.EqualTo(new[] { "page.html", "data.csv" }));
        Assert.That(page.Got, Is.SameAs(reported));
        Assert.That(data.Got, Is.SameAs(reported));
        Assert.That(reported with { Files = [] }, Has.Property("Reason").EqualTo(result.Reason));
    }

    [Test]
    public async Task A_reporter_that_is_null_is_refused_before_any_has_written()
    {
        var simulated = new Simulated();
        var result = await simulated.Test(Load.Closed.Hold(1, 1.Seconds), simulated.Stepping(0.1.Seconds)).RunAsync();
        var first = new Noting("page.html");

        await Assert.ThatAsync(() => result.ReportToAsync(first, null!), Throws.ArgumentNullException);
        Assert.That(first.Got, Is.Null);
    }

    private sealed class Noting(string file) : IReporter
    {
        public RunResult? Got { get; private set; }

        public IReadOnlyList<string> FilesOf(RunResult result) => [file];

        public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
        {
            Got = result;
            return ValueTask.CompletedTask;
        }
    }
}
