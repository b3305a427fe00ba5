using System.Globalization;
using LoadKit.Tests.Support;
using LoadKit.Units;
using Microsoft.Extensions.DependencyInjection;

namespace LoadKit.Tests.Engine;

/// <summary>Who is there while a closed load goes up and down: how many of each user type, at every moment.</summary>
public class TypeShareTests
{
    private readonly Simulated sim = new();
    private readonly Attendance attendance;

    public TypeShareTests() => attendance = new Attendance(sim.Time);

    [Test]
    public async Task Every_type_keeps_its_share_up_a_ramp_and_down_again()
    {
        (double Time, double Users)[] corners = [(0, 0), (100, 100), (110, 100), (177, 33), (221, 77), (298, 0)];
        (string Name, double Share)[] types = [("small", 0.1), ("large", 0.5), ("middle", 0.4)];

        await Run(
            Load.Closed.RampTo(100, over: 100.Seconds).Hold(10.Seconds).RampTo(33, over: 67.Seconds).RampTo(77, over: 44.Seconds).RampTo(0, over: 77.Seconds),
            [.. types.Select(type => (type.Name, 100 * type.Share))]);

        var present = types.ToDictionary(type => type.Name, _ => 0);
        foreach (var (time, type, change) in attendance.Changes)
        {
            present[type] += change;
            var total = present.Values.Sum();
            Assert.That(total, Is.EqualTo(Planned(time)).Within(0.5 + 1e-6), $"users at {time} s");
            foreach (var (name, share) in types)
            {
                Assert.That(present[name], Is.EqualTo(share * total).Within(1 - 1e-9), $"{name} at {time} s, of {total}");
            }
        }

        Assert.That(attendance.Changes, Has.Count.EqualTo(100 + 67 + 44 + 77));

        double Planned(double time)
        {
            var i = Array.FindIndex(corners, corner => corner.Time >= time);
            var ((t0, u0), (t1, u1)) = (corners[i - 1], corners[i]);
            return u0 + ((u1 - u0) * (time - t0) / (t1 - t0));
        }
    }

    [Test]
    public async Task The_last_to_join_is_the_first_to_leave()
    {
        await Run(Load.Closed.RampTo(4, over: 4.Seconds).Hold(2.Seconds).RampTo(1, over: 3.Seconds).RampTo(3, over: 2.Seconds).Hold(1.Seconds), ("few", 1), ("many", 3));

        Assert.That(attendance.Changes.Select(change => string.Create(CultureInfo.InvariantCulture, $"{change.Change:+0;-0} {change.Type} {change.Time}")), Is.EqualTo(
        [
            "+1 many 0.5", "+1 many 1.5", "+1 few 2.5", "+1 many 3.5",
            "-1 many 6.5", "-1 few 7.5", "-1 many 8.5",
            "+1 many 9.5", "+1 few 10.5",
            "-1 few 12", "-1 many 12", "-1 many 12",
        ]));
    }

    private async Task Run(Load load, params (string Name, double Weight)[] types)
    {
        var services = new ServiceCollection().AddSingleton(attendance).BuildServiceProvider();
        var result = await sim.Test(load, [.. types.Select(type => UserType.Create<Visit>(type.Weight, type.Name).WithThinkTime(ThinkTime.Constant(Simulated.Long)))])
            .WithServices(services)
            .RunAsync();
        Accounting.Adds(result);
    }

    /// <summary>Who came and went, and when in seconds.</summary>
    private sealed class Attendance(TimeProvider time)
    {
        private readonly long start = time.GetTimestamp();

        public List<(double Time, string Type, int Change)> Changes { get; } = [];

        public void Note(string type, int change) => Changes.Add((time.GetElapsedTime(start).TotalSeconds, type, change));
    }

    /// <summary>Signs in with the user's one iteration, and out when the user leaves.</summary>
    private sealed class Visit(Attendance attendance) : IScenario, IDisposable
    {
        private string type = "";

        public ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken)
        {
            type = user.UserType;
            attendance.Note(type, 1);
            return ValueTask.CompletedTask;
        }

        public void Dispose() => attendance.Note(type, -1);
    }
}
