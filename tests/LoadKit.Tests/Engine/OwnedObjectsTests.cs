using LoadKit.Engine;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>Objects that live as long as the user or the run they belong to.</summary>
public class OwnedObjectsTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task An_object_is_made_once_for_each_user_and_once_for_the_run_and_the_users_own_is_disposed_when_it_leaves()
    {
        var (ofUsers, ofRun) = (new List<Thing>(), new List<Thing>());
        var (own, common) = (new object(), new object());
        var scenario = Scenario.Create("use", async (user, ct) =>
        {
            var mine = user.OwnedByUser(own, of => Thing.In(ofUsers, of.Id));
            var ours = user.OwnedByRun(common, seed => Thing.In(ofRun, (long)seed));
            user.Check("mine", mine.Number == user.Id && !mine.IsDisposed);
            user.Check("ours", ours.Number == 7);
            await user.Think(100.Milliseconds, ct);
        });

        var result = await sim.Test(Load.Closed.Hold(3, 1.Seconds), UserType.Create("user", 1, scenario)).WithSeed(7).RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(result.Checks.Select(check => (check.Name, check.Failed)), Is.EqualTo([("mine", 0L), ("ours", 0L)]));
            Assert.That(ofUsers.Select(thing => (thing.Number, thing.IsDisposed)), Is.EquivalentTo([(1L, true), (2L, true), (3L, true)]));
            Assert.That(ofRun, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task A_run_that_a_scenario_ends_says_why()
    {
        var result = await sim.Test(Load.Closed.Hold(2, 60.Seconds), UserType.Create("user", 1, Scenario.Create("give up", async (user, ct) =>
        {
            await user.Think(1.Seconds, ct);
            if (user.Iteration == 3)
            {
                user.EndRun("there is nothing left to do");
            }
        }))).RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(result.StopReason, Is.EqualTo(StopReason.Aborted));
            Assert.That(result.Reason, Does.Contain("there is nothing left to do"));
            Assert.That(result.Duration, Is.LessThan(5.Seconds));
        });
    }

    [Test]
    public async Task All_are_disposed_in_the_reverse_order_though_one_fails()
    {
        var order = new List<string>();
        var owned = new OwnedObjects();
        owned.GetOrMake("first", name => new Ending(() => order.Add(name)), "first");
        owned.GetOrMake("second", _ => new Ending(() => throw new InvalidOperationException("stuck")), "second");
        owned.GetOrMake("third", name => new Ending(() => order.Add(name)), "third");

        var failure = await Assert.ThrowsAsync<AggregateException>(async () => await owned.DisposeAsync());

        Assert.That(order, Is.EqualTo(["third", "first"]));
        Assert.That(failure!.InnerExceptions.Single().Message, Is.EqualTo("stuck"));
    }

    private sealed class Thing(long number) : IAsyncDisposable
    {
        public long Number => number;

        public bool IsDisposed { get; private set; }

        public static Thing In(List<Thing> all, long number)
        {
            lock (all)
            {
                all.Add(new Thing(number));
                return all[^1];
            }
        }

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
