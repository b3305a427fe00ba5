using LoadKit.Tests.Support;
using LoadKit.Units;
using Microsoft.Extensions.DependencyInjection;

namespace LoadKit.Tests.Engine;

/// <summary>A small load test of any kind, drawn from a seed: a few users, a second or two of virtual time.</summary>
internal sealed class RandomPlan
{
    private readonly Random random;

    public RandomPlan(Random random, Simulated sim, RandomService service)
    {
        this.random = random;
        GracefulStop = random.Next(3) == 0 ? TimeSpan.Zero : random.Next(1, 3_000).Milliseconds;
        Test = LoadTest.Create("random")
            .WithTimeProvider(sim.Time)
            .WithSeed((ulong)random.NextInt64())
            .WithGracefulStop(GracefulStop)
            .WithServices(new ServiceCollection().AddSingleton(service).BuildServiceProvider());
        for (var population = 0; population <= random.Next(3); population++)
        {
            var load = RandomLoad();
            Longest = load.Duration > Longest ? load.Duration : Longest;
            Test = Test.WithUsers(load, [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => Type($"user {population}.{i}", load, service))]);
        }

        Test = Seldom() ? Test.WithIterationTimeout(Limit()) : Test;
        Test = Seldom() ? Test.WithStepTimeout(Limit()) : Test;
        if (Seldom())
        {
            var warmUp = random.Next(1, 1_000).Milliseconds;
            Test = Test.WithWarmUp(warmUp);
            Longest += warmUp;
        }
    }

    public LoadTest Test { get; }

    /// <summary>How long the profiles last, warm-up included.</summary>
    public TimeSpan Longest { get; }

    public TimeSpan GracefulStop { get; }

    private bool Seldom() => random.Next(3) == 0;

    // Mostly of the size of what is limited; sometimes nothing keeps it, or nothing breaks it.
    private TimeSpan Limit() => random.Next(4) switch
    {
        0 => TimeSpan.FromMicroseconds(random.Next(500, 5_000)),
        1 => random.Next(1, 60).Minutes,
        _ => random.Next(5, 500).Milliseconds,
    };

    private Load RandomLoad() => random.Next(3) switch
    {
        0 => Closed(),
        1 => Open(),
        _ => Counted(),
    };

    private ClosedLoad Closed()
    {
        var load = Seldom() ? Load.Closed.From(random.Next(6)) : Load.Closed;
        for (var i = 0; i <= random.Next(4); i++)
        {
            load = random.Next(6) switch
            {
                0 => load.RampTo(random.Next(6), Time()),
                1 => load.Hold(Time()),
                2 => load.Spike(random.Next(8), Time()),
                3 => load.Pause(Time()),
                4 => load.Step(random.Next(1, 3), random.Next(1, 4), Time() / 3),
                _ => load.RampTo(5, Time()).Step(-1, random.Next(1, 5), Time() / 3),
            };
        }

        return load.Hold(random.Next(1, 6), Time());
    }

    private OpenLoad Open()
    {
        var load = Seldom() ? Load.Open.From(Rate()) : Load.Open;
        for (var i = 0; i <= random.Next(4); i++)
        {
            load = random.Next(5) switch
            {
                0 => load.RampTo(Rate(), Time()),
                1 => load.Hold(Time()),
                2 => load.Spike(Rate(), Time()),
                3 => load.Pause(Time()),
                _ => load.Step(new Rate(random.Next(1, 10)), random.Next(1, 4), Time() / 3),
            };
        }

        load = load.Hold(new Rate(random.Next(1, 20)), Time());
        load = Seldom() ? load.Poisson() : load;
        return random.Next(2) == 0 ? load.AtMost(random.Next(1, 6)) : load;
    }

    private IterationLoad Counted() =>
        (random.Next(2) == 0
            ? Load.Closed.Iterations(random.Next(1, 40), random.Next(1, 6))
            : Load.Closed.IterationsPerUser(random.Next(1, 15), random.Next(1, 6)))
        .Within(Time() * 2);

    private Rate Rate() => new(random.Next(4) == 0 ? random.NextDouble() : random.Next(40));

    private TimeSpan Time() => random.Next(1, 800).Milliseconds;

    private UserType Type(string name, Load load, RandomService service)
    {
        var scenario = random.Next(4) switch
        {
            0 => service.Class(name),
            1 => Scenario.OneOf(name, (random.Next(1, 9), service.Delegate($"{name}, left")), (random.Next(1, 9), service.Class($"{name}, right"))),
            _ => service.Delegate(name),
        };
        var type = UserType.Create(name, random.Next(1, 10), scenario);
        return load is OpenLoad ? type : random.Next(5) switch
        {
            0 => type.Paced(random.Next(1, 500).Milliseconds),
            1 => type.WithThinkTime(ThinkTime.Uniform(TimeSpan.Zero, random.Next(1, 300).Milliseconds)),
            2 => type.WithThinkTime(ThinkTime.Exponential(random.Next(1, 300).Milliseconds).AtMost(2.Seconds)),
            _ => type,
        };
    }
}
