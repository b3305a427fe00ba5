using LoadKit.Units;

namespace LoadKit.Tests.Model;

public sealed class LimitTextTests
{
    [Test]
    public void A_limit_is_printed_with_all_its_digits()
    {
        Assert.That(Slo.Latency(95, 1234.4.Milliseconds).Limit, Is.EqualTo("<= 1.2344 s"));
        Assert.That(Slo.MaxLatency(200.6.Milliseconds).Limit, Is.EqualTo("<= 200.6 ms"));
        Assert.That(Slo.MeanLatency(43.Milliseconds).Limit, Is.EqualTo("<= 43 ms"));
        Assert.That(Slo.Throughput(1234.5.PerSecond).Limit, Is.EqualTo(">= 1,234.5 /s"));
        Assert.That(Slo.Throughput(95.PerSecond).Limit, Is.EqualTo(">= 95 /s"));
    }
}
