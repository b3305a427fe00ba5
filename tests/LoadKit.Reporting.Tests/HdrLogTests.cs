using LoadKit.Reporting.Tests.Support;

namespace LoadKit.Reporting.Tests;

public sealed class HdrLogTests
{
    [Test]
    public void Each_interval_has_its_histogram_and_those_of_its_steps()
    {
        var read = Read(Checkout.Result, out _);

        Assert.That(read, Has.Count.EqualTo(270 * 4));
        Assert.That(read[0].Start, Is.EqualTo(Checkout.Result.StartedAt));
        Assert.That(read.Take(4).Select(of => of.Tag), Is.EqualTo([null, "GET /cart", "POST /cart", "POST /payments"]));
        var judged = read.Where(of => of.Tag is null && of.Start >= Checkout.Result.StartedAt + TimeSpan.FromSeconds(30)).Select(of => of.Histogram);
        Assert.That(Histogram.Merge([.. judged]).Count, Is.EqualTo(86_400));
        Assert.That(Histogram.Merge([.. judged]).ValueAtPercentile(99), Is.EqualTo(Checkout.Result.Totals.Requests.Latency.Histogram.ValueAtPercentile(99)));
    }

    [Test]
    public void The_file_says_its_units()
    {
        Read(Checkout.Result, out var comments);

        Assert.That(comments, Has.Some.EqualTo("LoadKit checkout: latency of requests; histograms in microseconds, Interval_Max in milliseconds"));
    }

    [Test]
    public void A_run_without_intervals_is_a_log_without_lines() => Assert.That(Read(EmptyResultTests.Empty, out _), Is.Empty);

    internal static IReadOnlyList<HistogramLogInterval> Read(RunResult result, out IReadOnlyList<string> comments)
    {
        using var folder = new Folder();
        var reporter = new HdrLogReporter(folder["latency.hlog"]);
        reporter.FinishAsync(result, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        List<string> heard = [];
        comments = heard;
        using var log = new HistogramLogReader(File.OpenRead(reporter.FilesOf(result).Single())) { OnComment = heard.Add };
        return [.. log.ReadAll()];
    }
}
