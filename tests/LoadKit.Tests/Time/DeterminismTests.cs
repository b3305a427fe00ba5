namespace LoadKit.Tests.Time;

public class DeterminismTests
{
    [Test]
    public async Task The_same_random_program_leaves_the_same_trace()
    {
        var first = await Trace(seed: 7);
        var second = await Trace(seed: 7);
        var other = await Trace(seed: 8);

        Assert.That(first, Has.Count.EqualTo(20_000));
        Assert.That(second, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [Test]
    public async Task A_queue_with_two_servers_completes_at_the_computed_times([Values] bool configureAwait)
    {
        var service = TimeSpan.FromMilliseconds(10);
        var arrivals = Arrivals(seed: 3, count: 2_000, meanMilliseconds: 5.5);
        var time = new VirtualTime();
        using var servers = new SemaphoreSlim(2);

        var completions = await time.RunAsync(() => Task.WhenAll(arrivals.Select(Visit)));

        Assert.That(completions, Is.EqualTo(Expected(arrivals, service)));
        async Task<TimeSpan> Visit(TimeSpan arrival)
        {
            await Task.Delay(arrival, time).ConfigureAwait(configureAwait);
            await servers.WaitAsync().ConfigureAwait(configureAwait);
            await Task.Delay(service, time).ConfigureAwait(configureAwait);
            servers.Release();
            return time.Elapsed;
        }
    }

    private static async Task<List<(int, TimeSpan)>> Trace(int seed)
    {
        var time = new VirtualTime();
        var trace = new List<(int, TimeSpan)>();
        using var gate = new SemaphoreSlim(3);
        await time.RunAsync(() => Task.WhenAll(Enumerable.Range(0, 1000).Select(Walk)));
        return trace;

        async Task Walk(int walker)
        {
            var random = new Random(seed * 1000 + walker);
            for (var step = 0; step < 20; step++)
            {
                var pause = TimeSpan.FromMilliseconds(random.Next(0, 20));
                switch (random.Next(4))
                {
                    case 0:
                        await Task.Delay(pause, time);
                        break;
                    case 1:
                        await WaitAsALibraryDoes(pause);
                        break;
                    case 2:
                        await Task.Delay(pause, time);
                        await Task.Yield();
                        break;
                    default:
                        await gate.WaitAsync();
                        await Task.Delay(pause, time);
                        gate.Release();
                        break;
                }

                trace.Add((walker, time.Elapsed));
            }
        }

        async Task WaitAsALibraryDoes(TimeSpan pause)
        {
            await Task.Delay(pause / 2, time).ConfigureAwait(false);
            await Task.Delay(pause / 2, time).ConfigureAwait(false);
        }
    }

    private static TimeSpan[] Arrivals(int seed, int count, double meanMilliseconds)
    {
        var random = new Random(seed);
        var at = 0.0;
        return Enumerable.Range(0, count)
            .Select(_ => TimeSpan.FromMilliseconds((int)(at -= meanMilliseconds * Math.Log(1 - random.NextDouble()))))
            .ToArray();
    }

    private static TimeSpan[] Expected(TimeSpan[] arrivals, TimeSpan service)
    {
        var free = new TimeSpan[2];
        return arrivals.Select(arrival =>
        {
            var server = free[0] <= free[1] ? 0 : 1;
            return free[server] = (arrival > free[server] ? arrival : free[server]) + service;
        }).ToArray();
    }
}
