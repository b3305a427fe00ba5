using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Results;

public sealed class TagShareTests
{
    private readonly Simulated simulated = new();

    [Test]
    public async Task Requests_of_all_steps_are_pooled_by_the_values_of_a_tag()
    {
        var result = await Shop((user, step) => user.Tag("server", step == 0 && user.Iteration % 4 > 0 ? "a" : "b"));

        var shares = result.ByTag("server");

        Assert.That(shares.Select(share => (share.Key, share.Value)), Is.EqualTo([("server", "b"), ("server", "a")]));
        Assert.That(shares.Sum(share => share.Measured.Count), Is.EqualTo(result.Totals.Requests.Count));
        Assert.That(shares[0].Steps, Is.EqualTo(["get", "put"]));
        Assert.That(shares[1].Steps, Is.EqualTo(["get"]));
        Assert.That((shares[0].Share.Value, shares[0].ShareOfAll.Value), Is.EqualTo((0.625, 0.625)).Within(0.01));
        Assert.That(shares[0].Measured.PerSecond.PerSecond, Is.EqualTo(shares[0].Measured.Count / 60d));
    }

    [Test]
    public async Task A_percentile_is_one_of_all_requests_with_the_value_and_no_mean_of_those_of_the_steps()
    {
        var result = await Shop((user, _) => user.Tag("server", "a"));

        var share = result.ByTag("server").Single();

        Assert.That(result.Tags.Where(tag => tag.Step is not null).Select(tag => tag.Measured.Latency.Max.TotalMilliseconds), Is.EqualTo([10, 300]).Within(1));
        Assert.That(share.Measured.Latency.Percentile(50).TotalMilliseconds, Is.EqualTo(10).Within(1));
        Assert.That(share.Measured.Latency.Percentile(51).TotalMilliseconds, Is.EqualTo(300).Within(1));
        Assert.That(share.Measured.Latency.Histogram, Is.EqualTo(result.Totals.Requests.Latency.Histogram));
    }

    [Test]
    public async Task Requests_without_the_tag_are_counted()
    {
        var result = await Shop((user, step) =>
        {
            if (step == 0)
            {
                user.Tag("cache", user.Iteration % 2 == 0 ? "hit" : "miss");
            }
        });

        var shares = result.ByTag("cache");

        Assert.That(shares, Has.Count.EqualTo(2).And.All.Property("Untagged").EqualTo(result.Step("put")!.Requests.Count).And.All.Property("All").EqualTo(result.Totals.Requests.Count));
        Assert.That(shares[0].Share.Value, Is.EqualTo(0.5).Within(0.01));
        Assert.That(shares[0].ShareOfAll.Value, Is.EqualTo(0.25).Within(0.01));
    }

    [Test]
    public async Task Failures_and_rejections_are_added_up()
    {
        var result = await Shop((user, step) =>
        {
            user.Tag("server", "a");
            if (user.Iteration % 2 == step)
            {
                user.Reject("busy");
            }
        });

        var (share, all) = (result.ByTag("server").Single().Measured, result.Totals.Requests);

        Assert.That((share.Failed, share.Rejected, share.FailedLatency.Count), Is.EqualTo((all.Failed, all.Rejected, all.FailedLatency.Count)));
        Assert.That(share.Rejected, Is.GreaterThan(0));
    }

    [Test]
    public async Task Tags_of_iterations_are_apart_from_those_of_requests()
    {
        var result = await Shop((user, _) => user.Tag("of", "step"), user => user.Tag("of", "iteration"));

        Assert.That(result.ByTag("of").Select(share => share.Value), Is.EqualTo(["step"]));
        Assert.That(result.ByTag("of", ofIterations: true).Select(share => (share.Value, share.Measured.Count, share.All, share.Untagged)), Is.EqualTo([("iteration", result.Totals.Iterations.Measured.Count, result.Totals.Iterations.Measured.Count, 0L)]));
    }

    [Test]
    public async Task The_requests_of_a_run_without_steps_are_its_iterations()
    {
        var type = UserType.Create("user", 1, Scenario.Create("read", async (user, ct) =>
        {
            user.Tag("server", user.Iteration % 2 == 0 ? "a" : "b");
            await simulated.Answer(10.Milliseconds, ct);
        }));

        var result = await simulated.Test(Load.Closed.Hold(2, 1.Minutes), type).RunAsync();

        Assert.That(result.ByTag("server").Sum(share => share.Measured.Count), Is.EqualTo(result.Totals.Requests.Count).And.GreaterThan(0));
    }

    [Test]
    public async Task A_tag_that_nothing_carries_has_no_rows() => Assert.That((await Shop((_, _) => { })).ByTag("server"), Is.Empty);

    [Test]
    public void What_got_two_values_leaves_none_without() => Assert.That(new TagShare("server", "a", Measured.None with { Count = 4 }, Tagged: 8, All: 4).Untagged, Is.Zero);

    [Test]
    public void Of_nothing_a_share_is_zero() => Assert.That((new TagShare("server", "a", Measured.None, 0, 0).Share.Value, new TagShare("server", "a", Measured.None, 0, 0).ShareOfAll.Value), Is.EqualTo((0d, 0d)));

    private Task<RunResult> Shop(Action<VirtualUser, int> inStep, Action<VirtualUser>? outside = null)
    {
        var type = UserType.Create("user", 1, Scenario.Create("read", async (user, ct) =>
        {
            outside?.Invoke(user);
            await user.Step("get", () => Answer(user, 0, 10.Milliseconds, ct));
            await user.Step("put", () => Answer(user, 1, 300.Milliseconds, ct));
        }));
        return simulated.Test(Load.Closed.Hold(10, 1.Minutes), type).RunAsync();

        async Task Answer(VirtualUser user, int step, TimeSpan time, CancellationToken ct)
        {
            inStep(user, step);
            await simulated.Answer(time, ct);
        }
    }
}
