using System.Net.Http.Headers;
using LoadKit.Http;
using LoadKit.Units;

namespace LoadKit.Tests.Http;

public class RetryAfterTests
{
    private static readonly DateTimeOffset Then = new(2026, 11, 21, 18, 0, 0, TimeSpan.Zero);

    [Test]
    public void The_server_says_seconds_or_a_date()
    {
        Assert.That(After(new RetryConditionHeaderValue(3.Seconds)), Is.EqualTo(3.Seconds));
        Assert.That(After(new RetryConditionHeaderValue(Then + 5.Seconds)), Is.EqualTo(5.Seconds));
        Assert.That(After(new RetryConditionHeaderValue(Then - 5.Seconds)), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Longer_than_accepted_is_no_pause_and_neither_is_none()
    {
        Assert.That(After(new RetryConditionHeaderValue(10.Seconds)), Is.EqualTo(10.Seconds));
        Assert.That(After(new RetryConditionHeaderValue(11.Seconds)), Is.Null);
        Assert.That(After(null), Is.Null);
    }

    private static TimeSpan? After(RetryConditionHeaderValue? value)
    {
        using var response = new HttpResponseMessage();
        response.Headers.Date = Then;
        response.Headers.RetryAfter = value;
        return RetryAfter.Of(response.Headers, 10.Seconds);
    }
}
