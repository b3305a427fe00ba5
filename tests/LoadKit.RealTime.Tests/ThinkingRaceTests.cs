using LoadKit.Units;
using Microsoft.Extensions.DependencyInjection;

namespace LoadKit.RealTime.Tests;

/// <summary>Many users who are told to leave, are cut off and wake by themselves, all in the same milliseconds: none is lost, none is woken twice.</summary>
public class ThinkingRaceTests
{
    private const int Users = 2_000;

    private static readonly TimeSpan Ample = 30.Seconds;
    private static readonly ThinkTime OneToThree = ThinkTime.Uniform(1.Milliseconds, 3.Milliseconds);

    private static readonly Load Rough = Load.Closed
        .RampTo(Users, 20.Milliseconds)
        .RampTo(Users / 10, 20.Milliseconds)
        .Spike(Users, 10.Milliseconds)
        .Pause(3.Milliseconds)
        .Hold(Users, 20.Milliseconds);

    [Test]
    [Repeat(7)]
    public Task Users_who_think_in_their_iterations() => Survive(Rough, type => type, OneToThree);

    [Test]
    [Repeat(7)]
    public Task Users_who_think_between_their_iterations() => Survive(Rough, type => type.WithThinkTime(OneToThree), null);

    [Test]
    [Repeat(6)]
    public Task Users_who_are_paced_and_think() => Survive(Rough, type => type.Paced(2.Milliseconds), OneToThree);

    [Test]
    [Repeat(3)]
    public Task Users_who_arrive_and_think() =>
        Survive(Load.Open.Hold(20_000.PerSecond, 40.Milliseconds).Spike(100_000.PerSecond, 10.Milliseconds).AtMost(200), type => type, OneToThree);

    [Test]
    [Repeat(20)]
    public async Task Users_who_are_told_to_leave_just_as_they_begin_to_wait()
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", (user, ct) => user.Think(1.Milliseconds, 3.Milliseconds, ct))).Paced(1.Hours);

        var result = await LoadTest.Create("leaving")
            .WithUsers(Load.Closed.Hold(Users, 2.Milliseconds).RampTo(0, 6.Milliseconds), type)
            .WithGracefulStop(20.Seconds)
            .RunAsync()
            .WaitAsync(Ample);

        Assert.That(result.Duration, Is.LessThan(20.Seconds), "nobody sleeps through the call");
    }

    [Test]
    [Repeat(20)]
    public Task Users_who_are_cut_off_just_as_they_begin_to_think() =>
        Survive(Load.Closed.Hold(Users, 3.Milliseconds), type => type, ThinkTime.LogNormal(1.Minutes, 100.Minutes));

    [Test]
    public async Task Flows_of_one_user_that_think_at_once()
    {
        var scenario = Scenario.Create("s", async (user, ct) => await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(
            async () =>
            {
                for (var i = 0; i < 50; i++)
                {
                    await user.Think(1.Milliseconds, ct);
                }
            },
            ct))));

        var result = await LoadTest.Create("flows")
            .WithUsers(Load.Closed.IterationsPerUser(2, users: 50), UserType.Create("user", 1, scenario))
            .RunAsync()
            .WaitAsync(Ample);

        Assert.That(result.Whole.Counts, Is.EqualTo(new IterationCounts(100, 100, 0, 0, 0)));
    }

    [Test]
    public async Task Pauses_that_nobody_waits_for()
    {
        var census = new Census();
        var scenario = Scenario.Create("s", async (user, ct) =>
        {
            census.Begin();
            _ = user.Think(1.Milliseconds, user.Random.Next(3).Milliseconds + 2.Milliseconds, CancellationToken.None).AsTask();
            if (user.Random.Next(2) == 0)
            {
                await user.Think(1.Milliseconds, ct);
            }
        });

        var result = await LoadTest.Create("abandoned")
            .WithUsers(Load.Closed.Hold(100, 300.Milliseconds), UserType.Create("paced", 1, scenario).Paced(2.Milliseconds))
            .WithUsers(Load.Closed.Hold(50, 300.Milliseconds), UserType.Create("thinking", 1, scenario).WithThinkTime(OneToThree))
            .WithUsers(Load.Open.Hold(5_000.PerSecond, 300.Milliseconds), UserType.Create("arriving", 1, scenario))
            .RunAsync()
            .WaitAsync(Ample);

        census.Agrees(result);
        Assert.That(result.Whole.Counts.Unfinished, Is.Zero, "nobody is lost");
        Assert.That(result.Whole.Counts.Failed, Is.Zero);
    }

    private static async Task Survive(Load load, Func<UserType, UserType> with, ThinkTime? thinkTime)
    {
        var census = new Census();
        await using var services = new ServiceCollection().AddSingleton(census).AddSingleton(_ => thinkTime ?? ThinkTime.Constant(TimeSpan.Zero)).BuildServiceProvider();

        var result = await LoadTest.Create("rough")
            .WithUsers(load, with(UserType.Create<Thinker>(1)))
            .WithServices(services)
            .WithGracefulStop(TimeSpan.Zero)
            .RunAsync()
            .WaitAsync(Ample);

        census.Agrees(result);
        census.Empties();
        Assert.That(result.Errors, Is.Empty);
    }

    private sealed class Thinker : IScenario, IDisposable
    {
        private readonly Census census;
        private readonly ThinkTime time;
        private int inside;

        public Thinker(Census census, ThinkTime time)
        {
            (this.census, this.time) = (census, time);
            census.Made();
        }

        public async ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken)
        {
            census.Begin();
            if (Interlocked.Exchange(ref inside, 1) != 0)
            {
                census.Twice();
            }

            try
            {
                await user.Think(time, cancellationToken);
                await user.Think(time, CancellationToken.None);
            }
            finally
            {
                Volatile.Write(ref inside, 0);
            }
        }

        public void Dispose() => census.Gone();
    }
}
