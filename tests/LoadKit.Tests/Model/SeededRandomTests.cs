using FsCheck;
using LoadKit.Model;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Model;

public class SeededRandomTests
{
    private const int Draws = 100_000;

    private readonly SeededRandom random = new(seed: 7, number: 1);

    [FsCheck.NUnit.Property]
    public void Integers_are_from_the_least_to_below_the_most(int a, int b)
    {
        var (least, most) = (Math.Min(a, b), Math.Max(a, b));

        var value = random.Next(least, most);

        Assert.That(value, least == most ? Is.EqualTo(least) : Is.GreaterThanOrEqualTo(least).And.LessThan(most));
    }

    [FsCheck.NUnit.Property]
    public void Long_integers_too(long a, long b)
    {
        var (least, most) = (Math.Min(a, b), Math.Max(a, b));

        var value = random.NextInt64(least, most);

        Assert.That(value, least == most ? Is.EqualTo(least) : Is.GreaterThanOrEqualTo(least).And.LessThan(most));
    }

    [Test]
    public void The_whole_range_of_integers_is_one_range()
    {
        for (var i = 0; i < 1000; i++)
        {
            Assert.That(random.Next(int.MinValue, int.MaxValue), Is.LessThan(int.MaxValue));
            Assert.That(random.NextInt64(long.MinValue, long.MaxValue), Is.LessThan(long.MaxValue));
            Assert.That(random.Next(), Is.InRange(0, int.MaxValue - 1));
            Assert.That(random.NextInt64(), Is.InRange(0, long.MaxValue - 1));
            Assert.That(random.NextDouble(), Is.InRange(0, 0.99999999999999999));
            Assert.That(random.NextSingle(), Is.InRange(0f, 0.99999997f));
        }
    }

    [Test]
    public void Ranges_the_wrong_way_round_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt64(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(-1));
    }

    [Test]
    public void Integers_are_equally_likely() =>
        Assert.That(ChiSquared(10, () => random.Next(10)), Is.LessThan(27.9), "0.999 quantile of chi-squared with 9 degrees of freedom");

    [Test]
    public void Long_integers_are_equally_likely() =>
        Assert.That(ChiSquared(10, () => (int)random.NextInt64(10)), Is.LessThan(27.9));

    [Test]
    public void Numbers_are_equally_likely() =>
        Assert.That(ChiSquared(100, () => (int)(random.NextDouble() * 100)), Is.LessThan(148.2), "0.999 quantile with 99 degrees of freedom");

    [Test]
    public void Bytes_are_equally_likely()
    {
        var bytes = new byte[Draws];
        random.NextBytes(bytes);
        var next = 0;

        Assert.That(ChiSquared(256, () => bytes[next++]), Is.LessThan(330.5), "0.999 quantile with 255 degrees of freedom");
    }

    [Test]
    public void Numbers_that_follow_each_other_are_not_alike()
    {
        var before = random.NextDouble();
        var sum = 0d;
        for (var i = 0; i < Draws; i++)
        {
            var next = random.NextDouble();
            sum += (before - 0.5) * (next - 0.5);
            before = next;
        }

        // Correlation has a standard error of 1/sqrt(n).
        Assert.That(sum / Draws * 12, Is.EqualTo(0).Within(3.3 / Math.Sqrt(Draws)));
    }

    [Test]
    public void The_same_seed_and_user_give_the_same_numbers()
    {
        var again = Take(new SeededRandom(seed: 7, number: 1));

        Assert.That(Take(random), Is.EqualTo(again));
    }

    [Test]
    public void Another_user_or_another_seed_gives_others()
    {
        var streams = from seed in new ulong[] { 0, 1, 2, ulong.MaxValue } from user in Enumerable.Range(0, 100) select Take(new SeededRandom(seed, (ulong)user));

        Assert.That(streams.SelectMany(stream => stream).Distinct().Count(), Is.EqualTo(4 * 100 * 5));
    }

    [Test]
    public void Users_with_neighbouring_numbers_are_not_alike()
    {
        var firsts = Enumerable.Range(1, Draws).Select(user => new RandomStream(1, (ulong)user).NextDouble()).ToList();
        var next = 0;

        Assert.That(ChiSquared(100, () => (int)(firsts[next++] * 100)), Is.LessThan(148.2));
        Assert.That(firsts.Zip(firsts.Skip(1), (a, b) => (a - 0.5) * (b - 0.5)).Average() * 12, Is.EqualTo(0).Within(3.3 / Math.Sqrt(Draws)));
    }

    // Published first outputs of SplitMix64: the stream's state is what Mix made of seed and number, so its outputs are those of some seed.
    [Test]
    public void A_stream_is_split_mix_64()
    {
        var stream = new RandomStream(0, unchecked(0UL - 0x9E3779B97F4A7C15));

        Assert.That(new[] { stream.Next(), stream.Next(), stream.Next() }, Is.EqualTo(new ulong[] { 0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F }));
    }

    [Test]
    public async Task A_users_random_numbers_depend_on_seed_and_user_alone_and_not_on_think_time()
    {
        var first = await Numbers(think: false);
        var second = await Numbers(think: true);

        Assert.That(first, Is.EqualTo(second));
        Assert.That(first.Values.SelectMany(numbers => numbers).Distinct().Count(), Is.EqualTo(3 * 4));
    }

    private static async Task<Dictionary<long, List<double>>> Numbers(bool think)
    {
        var sim = new Simulated();
        var numbers = new Dictionary<long, List<double>>();
        var type = UserType.Create("user", 1, Scenario.Create("draw", async (user, ct) =>
        {
            if (think)
            {
                await user.Think(1.Seconds, 2.Seconds, ct);
            }

            if (!numbers.TryGetValue(user.Id, out var own))
            {
                numbers[user.Id] = own = [];
            }

            own.Add(user.Random.NextDouble());
            await sim.Answer(1.Seconds, ct);
        }));
        await sim.Test(Load.Closed.IterationsPerUser(4, users: 3), type).RunAsync();
        return numbers;
    }

    private static double[] Take(SeededRandom random) => [.. Enumerable.Range(0, 5).Select(_ => random.NextDouble())];

    private static double ChiSquared(int cells, Func<int> draw)
    {
        var counts = new int[cells];
        for (var i = 0; i < Draws; i++)
        {
            counts[draw()]++;
        }

        var expected = (double)Draws / cells;
        return counts.Sum(count => (count - expected) * (count - expected) / expected);
    }
}
