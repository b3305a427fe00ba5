using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

/// <summary>
/// What the engine allocates for an iteration: nothing. The difference between a run and one of three times as many iterations, so that what a
/// run itself needs (users, threads, histograms) is not in the figure. The bound is far below the smallest object, which has 24 bytes.
/// </summary>
public class AllocationTests
{
    private const double Nothing = 1;

    private static readonly TestCaseData[] Synchronous =
    [
        Case("does nothing", static (_, _) => ValueTask.CompletedTask),
        Case("has a step", static (user, _) => user.Step("get", static () => ValueTask.CompletedTask)),
        Case("has a step that takes a token", static (user, _) => user.Step("get", static _ => ValueTask.CompletedTask)),
        Case("has a step that gives a value", static async (user, _) => await user.Step("get", static () => ValueTask.FromResult(7L))),
        Case("has two steps", static async (user, _) =>
        {
            await user.Step("list", static () => ValueTask.CompletedTask);
            await user.Step("get", static () => ValueTask.CompletedTask);
        }),
        Case("has a check", static (user, _) =>
        {
            user.Check("is there", true);
            return ValueTask.CompletedTask;
        }),
        Case("has a tag", static (user, _) =>
        {
            user.Tag("cache", "hit");
            return ValueTask.CompletedTask;
        }),
        Case("has a check and a tag and two steps", static async (user, _) =>
        {
            user.Tag("cache", "hit");
            await user.Step("list", static () => ValueTask.CompletedTask);
            user.Check("is there", true);
            await user.Step("get", static () => Task.CompletedTask);
        }),
        Case("draws a random number", static (user, _) =>
        {
            user.Random.Next();
            return ValueTask.CompletedTask;
        }),
    ];

    private (int Workers, int Ports) most;

    // Each thread has histograms of its own, and a longer run would be given more threads.
    [SetUp]
    public void Keep_to_as_many_threads_as_there_are_processors()
    {
        ThreadPool.GetMaxThreads(out most.Workers, out most.Ports);
        ThreadPool.SetMaxThreads(Environment.ProcessorCount, most.Ports);
    }

    [TearDown]
    public void Allow_more_threads_again() => ThreadPool.SetMaxThreads(most.Workers, most.Ports);

    [TestCaseSource(nameof(Synchronous))]
    public async Task An_iteration_allocates_nothing_when_it(Func<VirtualUser, CancellationToken, ValueTask> body) =>
        Assert.That(await PerIteration(User(body), users: 50, count: 500_000), Is.LessThan(Nothing));

    [Test]
    public async Task An_iteration_of_a_scenario_class_with_a_tag_in_its_step_allocates_nothing() =>
        Assert.That(await PerIteration(UserType.Create<Tagging>(1), users: 50, count: 500_000), Is.LessThan(Nothing));

    [Test]
    public async Task A_choice_of_scenarios_allocates_nothing()
    {
        var nothing = Scenario.Create("nothing", static (_, _) => ValueTask.CompletedTask);
        var step = Scenario.Create("step", static (user, _) => user.Step("get", static () => ValueTask.CompletedTask));

        Assert.That(await PerIteration(UserType.Create("user", 1, Scenario.OneOf("any", (1, nothing), (2, step))), users: 50, count: 500_000), Is.LessThan(Nothing));
    }

    [Test]
    public async Task A_think_time_between_iterations_allocates_nothing() =>
        Assert.That(await PerIteration(User(static (_, _) => ValueTask.CompletedTask).WithThinkTime(ThinkTime.Constant(1.Milliseconds)), users: 1_000, count: 100_000), Is.LessThan(Nothing));

    [Test]
    public async Task Pacing_allocates_nothing() =>
        // A third of an object: lateness has histograms of its own, which grow with the latest iteration, and that comes when the machine likes.
        Assert.That(await PerIteration(User(static (_, _) => ValueTask.CompletedTask).Paced(2.Milliseconds), users: 1_000, count: 100_000, limit: 8), Is.LessThan(8));

    [Test]
    public async Task A_body_that_is_a_think_time_allocates_nothing() =>
        Assert.That(await PerIteration(User(static (user, ct) => user.Think(1.Milliseconds, ct)), users: 1_000, count: 100_000), Is.LessThan(Nothing));

    [Test]
    public async Task The_engine_adds_nothing_to_what_a_body_that_waits_allocates()
    {
        // Its async method is moved to the heap, which is the body's own affair.
        Func<VirtualUser, CancellationToken, ValueTask> body = static async (_, _) => await Task.Yield();
        const int Count = 300_000;

        var alone = await Difference(Count, limit: double.MaxValue, async count =>
        {
            for (var i = 0; i < count; i++)
            {
                await body(null!, CancellationToken.None);
            }
        });

        Assert.That(alone, Is.GreaterThan(24), "or there is nothing to compare with");
        Assert.That(await PerIteration(User(body), users: 50, Count, limit: alone + Nothing), Is.LessThan(alone + Nothing));
    }

    [Test]
    public async Task An_arrival_allocates_nothing_once_its_users_are_there()
    {
        // In virtual time nothing is late, so nothing is noise; and of fifty loads an arrival each falls due in every tick of the clock: they share
        // the pacer's turn, which costs an object or three.
        const int Loads = 50;
        const double PerSecond = 10_000_000;
        var scenario = Scenario.Create("s", static (_, _) => ValueTask.CompletedTask);

        var bytes = await Difference(count: 100_000, limit: 4, count => Enumerable.Range(1, Loads)
            .Aggregate(LoadTest.Create("arrivals").WithTimeProvider(new VirtualTime()), (test, i) => test.WithUsers(
                Load.Open.Hold(PerSecond.PerSecond, (count / Loads / PerSecond).Seconds).AtMost(10),
                UserType.Create($"user {i}", 1, scenario)))
            .RunAsync());

        Assert.That(bytes, Is.LessThan(4));
    }

    private static Task<double> PerIteration(UserType type, int users, int count, double limit = Nothing) => Difference(count, limit, count => LoadTest.Create("iterations")
        .WithUsers(Load.Closed.Iterations(count, users), type)
        .RunAsync());

    // Bytes for one more, as near as it takes to be below the limit: whatever else the process does adds to a figure and never takes away, so
    // the least of several is closest.
    private static async Task<double> Difference(int count, double limit, Func<int, Task> run)
    {
        await Task.Run(() => run(count));
        var (few, many, difference) = (long.MaxValue, long.MaxValue, double.MaxValue);
        for (var i = 0; i < 5 && difference >= limit; i++)
        {
            few = Math.Min(few, await Allocated(() => run(count)));
            many = Math.Min(many, await Allocated(() => run(3 * count)));
            difference = (many - few) / (2d * count);
        }

        TestContext.Out.WriteLine(FormattableString.Invariant($"{few} bytes for {count}, {many} for {3 * count}: {difference:0.000} for each more"));
        return difference;
    }

    private static async Task<long> Allocated(Func<Task> run)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await Task.Run(run);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static UserType User(Func<VirtualUser, CancellationToken, ValueTask> body) => UserType.Create("user", 1, Scenario.Create("s", body));

    private static TestCaseData Case(string name, Func<VirtualUser, CancellationToken, ValueTask> body) => new TestCaseData(body).SetArgDisplayNames(name);

    private sealed class Tagging : IScenario
    {
        private readonly Func<ValueTask> step;
        private VirtualUser? who;

        public Tagging() => step = () =>
        {
            who!.Tag("cache", "hit");
            return ValueTask.CompletedTask;
        };

        public ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken)
        {
            who = user;
            return user.Step("get", step);
        }
    }
}
