using LoadKit.Tests.Support;
using LoadKit.Units;
using Microsoft.Extensions.DependencyInjection;

namespace LoadKit.Tests.Engine;

public class ScenarioTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task OneOf_picks_by_weight_for_each_iteration_and_counts_what_was_picked()
    {
        var read = Scenario.Create("read", async (_, ct) => await sim.Answer(10.Milliseconds, ct));
        var write = Scenario.Create("write", async (_, ct) => await sim.Answer(10.Milliseconds, ct));

        var result = await sim.Test(Load.Closed.Hold(1, 100.Seconds), UserType.Create("user", 1, Scenario.OneOf("mix", (9, read), (1, write)))).RunAsync();

        Assert.That(result.Scenarios.Select(scenario => scenario.Name), Is.EqualTo(["read", "write"]));
        Assert.That(result.Scenarios[0].Iterations.Measured.Count, Is.EqualTo(9000).Within(150));
        Assert.That(result.Scenarios.Sum(scenario => scenario.Iterations.Measured.Count), Is.EqualTo(10_000));
    }

    [Test]
    public async Task A_scenario_class_has_one_instance_for_each_user_from_its_own_scope_and_is_disposed()
    {
        Journey.Reset(sim);
        await using var services = new ServiceCollection().AddSingleton(sim).AddScoped<Basket>().BuildServiceProvider();

        var result = await sim.Test(Load.Closed.Hold(3, 5.Seconds), UserType.Create<Journey>(weight: 1)).WithServices(services).RunAsync();

        Assert.That(result.UserTypes.Single().Name, Is.EqualTo("Journey"));
        Assert.That(Journey.Created, Is.EqualTo(3));
        Assert.That(Journey.Disposed, Is.EqualTo(3));
        Assert.That(Journey.Baskets, Has.Count.EqualTo(3));
        Assert.That(result.Totals.Counts.Succeeded, Is.EqualTo(15));
    }

    [Test]
    public async Task Steps_may_be_any_shape_of_delegate()
    {
        var values = new List<int>();
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            values.Add(await user.Step("value task of value", () => ValueTask.FromResult(1)));
            values.Add(await user.Step("task of value", () => Task.FromResult(2)));
            values.Add(await user.Step("async lambda of value", async () =>
            {
                await sim.Answer(1.Seconds, ct);
                return 3;
            }));
            values.Add(await user.Step("with a token", async step =>
            {
                await sim.Answer(1.Seconds, step);
                return 4;
            }));
            await user.Step("task", () => Task.CompletedTask);
            await user.Step("value task", () => ValueTask.CompletedTask);
            await user.Step("async lambda", async () => await sim.Answer(1.Seconds, ct));
        }));

        var result = await sim.Test(Load.Closed.Iterations(1, users: 1), type).RunAsync();

        Assert.That(values, Is.EqualTo([1, 2, 3, 4]));
        Assert.That(result.Steps, Has.Count.EqualTo(7));
    }

    [Test]
    public async Task An_iteration_that_takes_no_virtual_time_does_not_stop_the_clock()
    {
        var result = await sim.Test(Load.Closed.Hold(1, 1.Seconds), UserType.Create("user", 1, Scenario.Create("s", (_, _) => ValueTask.CompletedTask))).RunAsync();

        Assert.That(result.Duration, Is.EqualTo(1.Seconds));
        Assert.That(result.Totals.Counts.Succeeded, Is.EqualTo(1000), "one a millisecond");
    }

    [Test]
    public async Task Users_see_the_async_locals_of_whoever_runs_the_test()
    {
        var local = new AsyncLocal<string> { Value = "mine" };
        var seen = new HashSet<string?>();
        var type = UserType.Create("user", 1, Scenario.Create("s", async (_, ct) =>
        {
            seen.Add(local.Value);
            await sim.Answer(1.Seconds, ct);
        }));

        await sim.Test(Load.Closed.Hold(2, 2.Seconds), type).RunAsync();

        Assert.That(seen, Is.EqualTo(["mine"]));
    }

    internal sealed class Basket;

    internal sealed class Journey : IScenario, IAsyncDisposable
    {
        private readonly Basket basket;

        public Journey(Basket basket)
        {
            Created++;
            this.basket = basket;
        }

        public static int Created { get; private set; }

        public static int Disposed { get; private set; }

        public static HashSet<Basket> Baskets { get; } = [];

        private static Simulated? Sim { get; set; }

        public static void Reset(Simulated sim)
        {
            Created = Disposed = 0;
            Baskets.Clear();
            Sim = sim;
        }

        public async ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken)
        {
            Baskets.Add(basket);
            Assert.That(user.Services.GetRequiredService<Basket>(), Is.SameAs(basket));
            await user.Step("journey", () => Sim!.Answer(1.Seconds, cancellationToken));
        }

        public ValueTask DisposeAsync()
        {
            Disposed++;
            return ValueTask.CompletedTask;
        }
    }
}
