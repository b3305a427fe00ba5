using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Data;

/// <summary>How users take items, and what a run does when there are none left.</summary>
public class FeedTests
{
    private static readonly int[] Ten = [.. Enumerable.Range(1, 10)];

    private readonly Simulated sim = new();
    private readonly List<(long User, int Item)> taken = [];

    private IEnumerable<int> Items => taken.Select(one => one.Item);

    [Test]
    public async Task Items_are_taken_once_each_in_the_order_given()
    {
        var result = await Run(Feed.Of(Ten), Load.Closed.Iterations(10, users: 3));

        Assert.That(Items, Is.EqualTo(Ten));
        Assert.That((result.StopReason, result.Totals.Counts.Succeeded), Is.EqualTo((StopReason.Completed, 10)));
    }

    [Test]
    public async Task A_feed_that_runs_dry_ends_the_run_with_a_reason_and_fails_nothing()
    {
        var result = await Run(Feed.Of(Ten, "customers"), Load.Closed.Hold(3, 1.Hours));

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Aborted));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.Contains("the feed \"customers\" has run dry: it has 10 items, and all have been used"));
        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(11, 10, 0, 1, 0)));
        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.Duration, Is.LessThan(10.Seconds));
        Accounting.Adds(result);
    }

    [Test]
    public async Task A_feed_that_runs_dry_inside_a_step_fails_no_step()
    {
        var feed = Feed.Of(Ten);
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) => await user.Step("get", async () =>
        {
            feed.Next(user);
            await sim.Answer(1.Seconds, ct);
        })));

        var result = await sim.Test(Load.Closed.Hold(1, 1.Hours), type).RunAsync();

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.Step("get")!.Requests, Has.Property("Count").EqualTo(10).And.Property("Failed").EqualTo(0));
        Accounting.Adds(result);
    }

    [Test]
    public async Task A_circular_feed_begins_again()
    {
        await Run(Feed.Of(Ten).Circular(), Load.Closed.Iterations(25, users: 1));

        Assert.That(Items, Is.EqualTo([.. Ten, .. Ten, .. Ten[..5]]));
    }

    [Test]
    public async Task A_shuffled_feed_gives_each_item_once_in_an_order_of_the_seed_and_of_its_name()
    {
        var feed = Feed.Of(Ten).Shuffled();
        var orders = new List<int[]>();
        foreach (var (used, seed) in new[] { (feed, 1UL), (feed, 1UL), (feed, 2UL), (feed.Named("other"), 1UL) })
        {
            taken.Clear();
            await Run(used, Load.Closed.Iterations(10, users: 1), seed);
            orders.Add([.. Items]);
        }

        Assert.That(orders, Has.All.EquivalentTo(Ten));
        Assert.That(orders[1], Is.EqualTo(orders[0]), "the same seed");
        Assert.That(new[] { Ten, orders[2], orders[3] }, Has.None.EqualTo(orders[0]), "no order, another seed, another name");
    }

    [Test]
    public void All_orders_are_equally_likely()
    {
        var counts = Enumerable.Range(0, 6_000)
            .Select(seed => LoadKit.Data.FeedOrder.Shuffled(3, (ulong)seed, "feed"))
            .GroupBy(order => (order.At(0), order.At(1), order.At(2)))
            .Select(same => same.Count());

        Assert.That(counts.ToList(), Has.Count.EqualTo(6).And.All.InRange(850, 1150), "1,000 each, five standard deviations");
    }

    [Test]
    public async Task A_feed_per_user_gives_each_user_an_item_of_its_own_for_good()
    {
        await Run(Feed.Of(Ten).PerUser(), Load.Closed.Hold(4, 3.Seconds));

        Assert.That(taken.Distinct(), Is.EquivalentTo([(1, 1), (2, 2), (3, 3), (4, 4)]));
        Assert.That(taken, Has.Count.EqualTo(12));
    }

    [Test]
    public async Task More_users_than_items_end_the_run_of_a_feed_per_user_and_share_a_circular_one()
    {
        var result = await Run(Feed.Of(Ten, "accounts").PerUser(), Load.Closed.Hold(11, 1.Hours));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.Contains("the feed \"accounts\" has run dry: it has 10 items, and every one has its user, and there is one user more"));

        taken.Clear();
        await Run(Feed.Of(Ten).PerUser().Circular(), Load.Closed.Hold(11, 1.Seconds));
        Assert.That(taken.Single(one => one.User == 11).Item, Is.EqualTo(1));
    }

    [Test]
    public async Task Runs_of_one_plan_begin_at_the_first_item_each()
    {
        var feed = Feed.Of(Ten);
        await Run(feed, Load.Closed.Iterations(5, users: 1));
        await Run(feed, Load.Closed.Iterations(5, users: 1));

        Assert.That(Items, Is.EqualTo([.. Ten[..5], .. Ten[..5]]));
    }

    [TestCaseSource(nameof(Variations))]
    public async Task A_feed_that_is_varied_inside_a_scenario_keeps_its_place(Func<Feed<int>, Feed<int>> vary, int[] expected)
    {
        var feed = Feed.Of(Ten);

        await Run(() => vary(feed), Load.Closed.Iterations(expected.Length, users: 1), seed: 42);

        Assert.That(Items, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_feed_that_is_shuffled_or_shared_out_inside_a_scenario_gives_no_item_twice()
    {
        var feed = Feed.Of(Ten);

        await Run(() => feed.Shuffled(), Load.Closed.Iterations(10, users: 1), seed: 42);
        Assert.That(Items, Is.EquivalentTo(Ten));

        taken.Clear();
        await Run(() => feed.PerUser(), Load.Closed.Hold(4, 3.Seconds), seed: 42);
        Assert.That(taken.Distinct(), Is.EquivalentTo([(1, 1), (2, 2), (3, 3), (4, 4)]));
    }

    [Test]
    public async Task Feeds_that_are_taken_from_differently_have_places_of_their_own()
    {
        var feed = Feed.Of(Ten);
        var variants = new Queue<Feed<int>>([feed, feed.Circular(), feed.Named("other"), feed.Circular(), feed, feed.Circular().Named("other")]);

        await Run(variants.Dequeue, Load.Closed.Iterations(6, users: 1), seed: 42);

        Assert.That(Items, Is.EqualTo([1, 1, 1, 2, 2, 1]));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_feed_that_is_made_anew_in_each_iteration_ends_the_run_before_it_fills_the_memory(bool isPerUser)
    {
        var result = await Run(() => isPerUser ? Feed.Of(Ten).PerUser() : Feed.Of(Ten), Load.Closed.Iterations(5_000, users: 5), seed: 42);

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Aborted));
        Assert.That(result.Reason, Does.Contain("users have asked for more than 1,000 different feeds"));
        Assert.That(result.Totals.Counts.Succeeded, Is.EqualTo(1_000));
        Assert.That(result.Errors.Single().Message, Does.Contain("make each of them once, outside of the scenario"));
        Accounting.Adds(result);
    }

    [Test]
    public async Task Users_on_many_threads_never_get_the_same_item()
    {
        var feed = Feed.Of(Enumerable.Range(0, 20_000));
        var used = new int[feed.Count];
        var type = UserType.Create("user", 1, Scenario.Create("s", (user, _) =>
        {
            Interlocked.Increment(ref used[feed.Next(user)]);
            return ValueTask.CompletedTask;
        }));

        var result = await LoadTest.Create("threads").WithUsers(Load.Closed.Hold(8, 1.Minutes), type).RunAsync();

        Assert.That(used, Is.All.EqualTo(1));
        Assert.That(result.StopReason, Is.EqualTo(StopReason.Aborted));
        Assert.That(result.Whole.Counts.Failed, Is.Zero);
    }

    [TestCase(false, "item 2")]
    [TestCase(true, "two")]
    public async Task An_errors_example_names_the_item_by_its_number_or_as_it_is_shown(bool isShown, string expected)
    {
        string[] words = ["one", "two", "three"];
        var feed = Feed.Of(words, "word");
        feed = isShown ? feed.ShownAs(word => word) : feed;
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            await sim.Answer(1.Seconds, ct);
            if (feed.Next(user) == "two")
            {
                throw new InvalidOperationException("no");
            }
        }));

        var result = await sim.Test(Load.Closed.Iterations(3, users: 1), type).RunAsync();

        Assert.That(result.Errors.Single().Context, Does.Contain("word").And.Contain(expected));
    }

    [Test]
    public void A_feed_has_items_and_a_name()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => Feed.Of<int>([], "customers"), Throws.ArgumentException.With.Message.StartsWith("The feed \"customers\" has no items."));
            Assert.That(() => Feed.Of(Ten, " "), Throws.ArgumentException);
            Assert.That(() => Feed.Of(Ten).Named(""), Throws.ArgumentException);
        });
    }

    private static IEnumerable<TestCaseData> Variations() =>
    [
        Variation("circular", feed => feed.Circular(), [.. Ten, .. Ten, 1]),
        Variation("circular and shown", feed => feed.Circular().ShownAs(item => $"{item} of {feed.Name}"), [.. Ten, 1]),
        Variation("shown and circular", feed => feed.ShownAs(item => $"{item} of {feed.Name}").Circular(), [.. Ten, 1]),
        Variation("named", feed => feed.Named("other").Named("feed"), Ten[..3]),
    ];

    private static TestCaseData Variation(string name, Func<Feed<int>, Feed<int>> vary, int[] expected) => new TestCaseData(vary, expected).SetArgDisplayNames(name);

    private Task<RunResult> Run(Feed<int> feed, Load load, ulong seed = 42) => Run(() => feed, load, seed);

    private async Task<RunResult> Run(Func<Feed<int>> feed, Load load, ulong seed)
    {
        var own = new Simulated();
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            taken.Add((user.Id, feed().Next(user)));
            await own.Answer(1.Seconds, ct);
        }));
        return await own.Test(load, type).WithSeed(seed).RunAsync();
    }
}
