using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>
/// A run of everything that is random: think times, choices, Poisson arrivals, failures, the users' own streams. Also a process of its own,
/// whose argument is the seed.
/// </summary>
internal static class EverythingAtOnce
{
    public static async Task Main(string[] args) => await Console.Out.WriteLineAsync(
        $"{Environment.ProcessorCount} cores: {Digest(await Run(ulong.Parse(args[0], CultureInfo.InvariantCulture)))}");

    /// <summary>All figures of the result.</summary>
    public static async Task<string> Run(ulong seed)
    {
        var sim = new Simulated();
        var browse = Scenario.Create("browse", async (user, ct) =>
        {
            await user.Step("list", () => sim.Answer(user.Random.Next(5, 50).Milliseconds, ct));
            await user.Think(100.Milliseconds, 900.Milliseconds, ct);
        });
        var buy = Scenario.Create("buy", async (user, ct) =>
        {
            await user.Step("pay", async () =>
            {
                await sim.Answer(user.Random.NextDouble().Seconds / 10, ct);
                if (user.Random.Next(20) == 0)
                {
                    throw new InvalidOperationException($"order {user.Random.Next()} refused");
                }
            });
            user.Check("lucky", user.Random.NextDouble() < 0.9);
        });
        var result = await LoadTest.Create("test")
            .WithTimeProvider(sim.Time)
            .WithSeed(seed)
            .WithUsers(Load.Closed.RampTo(20, over: 5.Seconds).Hold(20.Seconds), UserType.Create("mixed", 1, Scenario.OneOf("mix", (3, browse), (1, buy))))
            .WithUsers(Load.Open.Hold(30.PerSecond, 20.Seconds).Poisson(), UserType.Create("visitor", 2, browse), UserType.Create("buyer", 1, buy))
            .RunAsync();
        Accounting.Adds(result);
        return Fingerprint.Of(result);
    }

    public static string Digest(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
