using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Results;

public class FailedLatencyTests
{
    [Test]
    public void Merged_intervals_keep_apart_what_failed()
    {
        var measured = MadeStretch.Measured(10, 3, failed: 2);
        var (latency, failed) = (measured.Latency.Histogram, measured.FailedLatency.Histogram);
        var interval = new Interval { Start = 0.Seconds, Length = 1.Seconds, Stage = "hold", Latency = latency, FailedLatency = failed, Steps = [new StepInterval("get", 5, 2, latency) { FailedLatency = failed }] };

        var both = interval.Merge(interval with { Start = 1.Seconds });

        Assert.That((both.FailedLatency.Count, both.Steps.Single().FailedLatency.Count, both.Steps.Single().Failed), Is.EqualTo((4, 4, 4)));
    }

    [Test]
    public void Totals_keep_apart_what_failed()
    {
        var result = new MadeRun().Stage("hold", 1.Minutes).Step("get", (10, 90)).FailedStep("get", (50, 10)).Judged();

        Assert.That((result.Totals.Requests.FailedLatency.Count, result.Totals.Requests.FailedLatency.Min), Is.EqualTo((10, 50.Milliseconds)));
    }
}
