using System.Net;
using LoadKit.Http;
using LoadKit.Units;

namespace LoadKit.Tests.Http;

public class HttpRulesTests
{
    [TestCase(200, nameof(StatusMeaning.Success))]
    [TestCase(302, nameof(StatusMeaning.Success))]
    [TestCase(399, nameof(StatusMeaning.Success))]
    [TestCase(400, nameof(StatusMeaning.Failure))]
    [TestCase(404, nameof(StatusMeaning.Failure))]
    [TestCase(429, nameof(StatusMeaning.Rejection))]
    [TestCase(500, nameof(StatusMeaning.Failure))]
    [TestCase(503, nameof(StatusMeaning.Rejection))]
    [TestCase(999, nameof(StatusMeaning.Failure))]
    [TestCase(1000, nameof(StatusMeaning.Failure))]
    public void By_default_400_and_above_fail_and_two_of_them_reject(int status, string meaning) =>
        Assert.That(HttpRules.Default.Statuses[status].ToString(), Is.EqualTo(meaning));

    [Test]
    public void Each_status_can_be_given_another_meaning()
    {
        var rules = HttpRules.Default.Expecting(404, 429).FailingOn(HttpStatusCode.Found).RejectedOn(420);

        Assert.That(rules.Statuses[404], Is.EqualTo(StatusMeaning.Success));
        Assert.That(rules.Statuses[429], Is.EqualTo(StatusMeaning.Success));
        Assert.That(rules.Statuses[302], Is.EqualTo(StatusMeaning.Failure));
        Assert.That(rules.Statuses[420], Is.EqualTo(StatusMeaning.Rejection));
        Assert.That(rules.Statuses[503], Is.EqualTo(StatusMeaning.Rejection));
        Assert.That(HttpRules.Default.Statuses[404], Is.EqualTo(StatusMeaning.Failure), "the old rules stay as they are");
        Assert.That(rules.FailingOn(429).Statuses[429], Is.EqualTo(StatusMeaning.Failure));
    }

    [Test]
    public void Rules_that_say_the_same_are_equal()
    {
        Assert.That(HttpRules.Default.Expecting(404).FailingOn(404), Is.EqualTo(HttpRules.Default));
        Assert.That(HttpRules.Default.Expecting(404).GetHashCode(), Is.EqualTo(new HttpRules().Expecting(HttpStatusCode.NotFound).GetHashCode()));
        Assert.That(HttpRules.Default.Expecting(404), Is.Not.EqualTo(HttpRules.Default));
    }

    [TestCase(99)]
    [TestCase(1000)]
    [TestCase(-1)]
    public void What_is_no_status_is_refused(int status) =>
        Assert.That(() => HttpRules.Default.Expecting(200, status), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains($"{status}").And.Message.Contains("100 to 999"));

    [Test]
    public void Limits_are_refused_with_their_name_and_their_range()
    {
        Assert.That(() => new HttpRules { TimeLimit = TimeSpan.Zero }, Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("TimeLimit"));
        Assert.That(() => new HttpRules { TimeLimit = 30.Days }, Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("24 days"));
        Assert.That(() => new HttpRules { LongestExample = -1 }, Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("LongestExample is 0 to 10,000"));
        Assert.That(() => new HttpRules { TracedPerSecond = -1 }, Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("TracedPerSecond"));
        Assert.That(() => HttpRules.Default.RespectingRetryAfter(0, 1.Seconds), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => HttpRules.Default.RespectingRetryAfter(1, -1.Seconds), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(new HttpRules { TimeLimit = Timeout.InfiniteTimeSpan }.TimeLimit, Is.EqualTo(Timeout.InfiniteTimeSpan));
    }
}
