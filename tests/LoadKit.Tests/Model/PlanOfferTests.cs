using LoadKit.Model;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Model;

/// <summary>How many iterations a plan offers, before it is run and when it is.</summary>
public sealed class PlanOfferTests
{
    private readonly Simulated sim = new();

    private static PlanOffer? Offer(Load load, SloScope? scope = null, TimeSpan warmUp = default, params UserType[] types) =>
        PopulationOffer.Of(new Population(load, types.Length == 0 ? [Mistakes.User] : [.. types]), warmUp, scope ?? new SloScope());

    [TestCase(10, 0, 600)]
    [TestCase(0.33, 0, 20)]
    [TestCase(0.33, 1, 19)]
    [TestCase(7.77, 3.3, 466)]
    public async Task Even_arrivals_are_known_to_the_last_one(double rate, double warmUp, int expected)
    {
        var load = Load.Open.Hold(rate.PerSecond, 40.Seconds).RampTo((3 * rate).PerSecond, 11.Seconds).Hold(rate.PerSecond, 20.Seconds);
        var test = sim.Test(load, sim.Stepping(1.Milliseconds)).WithWarmUp(warmUp.Seconds);

        var offer = Offer(load, warmUp: warmUp.Seconds)!;
        var result = await test.RunAsync();

        Assert.That((offer.Iterations, offer.IsExact, offer.About), Is.EqualTo((result.Totals.Counts.Started, true, "")));
        Assert.That(offer.Iterations, Is.EqualTo(expected));
        Assert.That(offer.PeakPerSecond, Is.EqualTo(rate), "the ramp is not judged");
    }

    [Test]
    public async Task A_ramp_that_is_named_offers_the_area_under_it()
    {
        var load = Load.Open.RampTo(10.PerSecond, 1.Minutes, name: "up").Hold(1.Minutes);

        var offer = Offer(load, new SloScope(Stage: "up"))!;
        var result = await sim.Test(load, sim.Stepping(1.Milliseconds)).RunAsync();

        Assert.That((offer.Iterations, offer.PeakPerSecond), Is.EqualTo((300, 10)));
        Assert.That(result.Stage("up")!.Counts.Started, Is.EqualTo(300));
    }

    [Test]
    public async Task Random_arrivals_are_known_about_and_never_more_than_the_most()
    {
        var load = Load.Open.Poisson().Hold(20.PerSecond, 1.Minutes);
        var offer = Offer(load)!;

        foreach (var seed in Enumerable.Range(1, 20))
        {
            var own = new Simulated();
            var result = await own.Test(load, own.Stepping(1.Milliseconds)).WithSeed((ulong)seed).RunAsync();
            Assert.That((double)result.Totals.Counts.Started, Is.LessThan(offer.Most).And.GreaterThan((2 * offer.Iterations) - offer.Most));
        }

        Assert.That((offer.Iterations, offer.About), Is.EqualTo((1200, "about ")));
        Assert.That(offer.Most, Is.EqualTo(1200 + (4 * Math.Sqrt(1200))));
    }

    [Test]
    public async Task Paced_users_offer_users_times_time_by_pace()
    {
        var load = Load.Closed.RampTo(7, 13.Seconds).Hold(7, 10.Minutes);
        var offer = Offer(load, types: Mistakes.User.Paced(3.Seconds))!;

        var result = await sim.Test(load, sim.Stepping(10.Milliseconds).Paced(3.Seconds)).RunAsync();

        Assert.That((offer.Iterations, offer.PeakPerSecond, offer.About), Is.EqualTo((1400, 7 / 3.0, "about ")));
        Assert.That((double)result.Totals.Counts.Started, Is.EqualTo(1400).Within(7).And.LessThanOrEqualTo(offer.Most));
    }

    [Test]
    public async Task Users_who_think_offer_no_more_than_their_pauses_leave_room_for()
    {
        var load = Load.Closed.Hold(10, 10.Minutes);
        var pause = ThinkTime.Exponential(2.Seconds).AtMost(3.Seconds);
        var offer = Offer(load, types: Mistakes.User.WithThinkTime(pause))!;

        var result = await sim.Test(load, sim.Stepping(0.1.Milliseconds).WithThinkTime(pause)).RunAsync();

        Assert.That(offer.Iterations, Is.EqualTo(6000 / (2 * (1 - Math.Exp(-1.5)))).Within(0.1).Percent, "the mean of an exponential with a limit");
        Assert.That((double)result.Totals.Counts.Started, Is.EqualTo(offer.Iterations).Within(3).Percent.And.LessThan(offer.Most));
        Assert.That(offer.About, Is.EqualTo("at most "));
    }

    private static IEnumerable<TestCaseData> Means =>
    [
        new(ThinkTime.Constant(1.Seconds), 1, 0),
        new(ThinkTime.Uniform(1.Seconds, 4.Seconds), 2.5, 0.001),
        new(ThinkTime.Normal(2.Seconds, 2.Seconds), 2 * 1.0833, 0.1),
        new(ThinkTime.Exponential(2.Seconds), 2, 0.1),
        new(ThinkTime.LogNormal(2.Seconds, 1.Seconds), 2, 0.1),
    ];

    [TestCaseSource(nameof(Means))]
    public void The_mean_think_time_is_that_of_the_distribution(ThinkTime time, double seconds, double percent) =>
        Assert.That(MeanThinkTime.Of(time).TotalSeconds, Is.EqualTo(seconds).Within(percent).Percent);

    [Test]
    public void A_scope_has_its_share()
    {
        var browse = Scenario.Create("browse", (_, _) => Task.CompletedTask);
        var buy = Scenario.Create("buy", (_, _) => Task.CompletedTask);
        UserType[] types = [UserType.Create("reader", 3, browse), UserType.Create("any", 1, Scenario.OneOf("mix", (4, browse), (1, buy)))];
        var load = Load.Open.Hold(10.PerSecond, 100.Seconds);

        Assert.That(Offer(load, new SloScope(UserType: "reader"), types: types), Is.EqualTo(new PlanOffer { Iterations = 750, PeakPerSecond = 7.5, Slack = 2 }));
        Assert.That(Offer(load, new SloScope(Scenario: "buy"), types: types), Is.EqualTo(new PlanOffer { Iterations = 50, PeakPerSecond = 0.5, Slack = 2, IsRandom = true }));
        Assert.That(Offer(load, new SloScope(Scenario: "browse"), types: types), Is.EqualTo(new PlanOffer { Iterations = 950, PeakPerSecond = 9.5, IsRandom = true }));
        Assert.That(Offer(load, new SloScope(), types: types)!.IsExact, Is.True);
        Assert.That(Offer(Load.Closed.Hold(8, 100.Seconds), new SloScope(UserType: "any"), types: [types[0], types[1].Paced(10.Seconds)])!.Iterations, Is.EqualTo(20));
        Assert.That(Offer(Load.Closed.Hold(8, 100.Seconds), types: [types[0], types[1].Paced(10.Seconds)]), Is.Null, "readers keep no pace");
    }

    [Test]
    public void A_number_of_iterations_is_what_it_is()
    {
        Assert.That((Offer(Load.Closed.Iterations(500, users: 5))!.Iterations, Offer(Load.Closed.IterationsPerUser(500, users: 5))!.Iterations), Is.EqualTo((500, 2500)));
        Assert.That(Offer(Load.Closed.Iterations(500, users: 5))!.About, Is.EqualTo(""));
        Assert.That(Offer(Load.Closed.Iterations(500, users: 5).Within(1.Minutes))!.About, Is.EqualTo("at most "));
        Assert.That(Offer(Load.Closed.Iterations(500, users: 5), new SloScope(UserType: "user"), types: [Mistakes.User, UserType.Create("other", 1, Mistakes.Nothing)])!.About, Is.EqualTo("at most "));
    }

    [Test]
    public void Offers_of_several_populations_add_up()
    {
        var even = Offer(Load.Open.Hold(10.PerSecond, 100.Seconds))!;
        var paced = Offer(Load.Closed.Hold(8, 100.Seconds), types: Mistakes.User.Paced(10.Seconds))!;

        Assert.That(even.Add(paced), Is.EqualTo(new PlanOffer { Iterations = 1080, PeakPerSecond = 10.8, Slack = 8 }));
    }
}
