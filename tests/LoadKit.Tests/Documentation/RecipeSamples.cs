using System.Globalization;
using LoadKit.Reporting;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Documentation;

/// <summary>The code of docs/recipes.md, compiled, and as far as it needs nothing from outside run in virtual time.</summary>
public class RecipeSamples
{
    private readonly Simulated simulated = new();
    private readonly string folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("n"));

    [TearDown]
    public void TearDown()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task A_slower_night_is_found_and_does_not_become_the_new_normal()
    {
        for (var night = 1; night <= 7; night++)
            await Nightly(Checkout(1).WithSeed((ulong)night), folder, CancellationToken.None);

        await Assert.ThrowsAsync<LoadTestRegressedException>(() => Nightly(Checkout(1.6).WithSeed(8), folder, CancellationToken.None));
        Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(7));
    }

    [Test]
    public async Task A_pull_request_that_is_as_fast_as_before_passes_its_gate()
    {
        var ct = CancellationToken.None;
        LoadTest Shop(string address) => Checkout(address.Length / 10d);
        var (before, after) = ("before.tst", "after..tst");

        var smoke = await Shop(after).RunAsync(ct);
        smoke.EnsureNotFailed();

        var comparison = await Comparison.Of(baseline: Shop(before), candidate: Shop(after))
            .WithPairs(6).WithBlocks(length: 20.Seconds, discard: 4.Seconds).WithTolerance(15.Percent)
            .RunAsync(cancellationToken: ct);
        comparison.EnsureNotRegressed();

        Assert.That(comparison.Outcome, Is.Not.EqualTo(ComparisonOutcome.Regressed));
    }

    [Test]
    public async Task A_capacity_that_is_asked_for_is_proven_or_the_message_says_why_not()
    {
        var (checkout, cancellationToken) = (Checkout(1), CancellationToken.None);
        IProgress<CapacityProgress> progress = new Progress<CapacityProgress>();

        var capacity = await CapacitySearch.Of(checkout, from: 50.PerSecond)
            .UpTo(500.PerSecond)
            .RunAsync(progress, cancellationToken);

        Console.WriteLine(capacity.Explain());
        capacity.EnsureAtLeast(300.PerSecond);
    }

    [Test]
    public async Task How_much_a_service_of_two_workers_takes()
    {
        var ct = CancellationToken.None;
        using var workers = new SemaphoreSlim(2);
        var checkout = simulated.Test(Load.Open.Poisson().Hold(10.PerSecond, 1.Minutes), UserType.Create("buyer", 1, Scenario.Create("buy", async (user, token) => await user.Step("POST /orders", async () =>
            {
                await workers.WaitAsync(token);
                try
                {
                    await simulated.Answer(50.Milliseconds, token);
                }
                finally
                {
                    workers.Release();
                }
            }))))
            .WithSlos(Slo.Latency(95, 300.Milliseconds));

        var capacity = await Capacity.FindAsync(checkout, from: 10.PerSecond, cancellationToken: ct);
        capacity.EnsureAtLeast(30.PerSecond);

        Assert.That(capacity.Proven!.Value.PerSecond, Is.InRange(30, 40), "two workers of 50 ms make 40 a second");
    }

    [Test]
    public async Task A_soak_leaves_a_journal_that_can_be_read()
    {
        var (checkout, buyer) = (LoadTest.Create("checkout").WithTimeProvider(simulated.Time), simulated.Stepping(50.Milliseconds));
        var journal = Path.Combine(folder, "soak.journal");

        var soak = checkout
            .WithUsers(Load.Soak(users: 200), buyer)
            .WithSlos(Slo.Latency(95, 300.Milliseconds), Slo.ErrorRate(1.Percent))
            .WithJournal(journal)
            .AbortWhenHopeless();

        var result = await soak.Scale(time: 0.002, load: 0.01).RunAsync();
        Assert.That(RunResult.FromJournal(journal).Whole.Requests.Count, Is.EqualTo(result.Whole.Requests.Count));
        await ReadBack(journal, Path.Combine(folder, "soak"));
        Assert.That(File.Exists(Path.Combine(folder, "soak", "report.html")), Is.True);
    }

    private static async Task ReadBack(string journal, string reports)
    {
        var result = RunResult.FromJournal(journal);
        await result.ReportToAsync(new ReportFolder(reports));
    }

    private static async Task Nightly(LoadTest test, string folder, CancellationToken ct)
    {
        var result = await test
            .ReportToEnvironment()
            .ReportTo(CiReporters.Detect(Console.Out))
            .RunAsync(ct);

        var history = Directory.CreateDirectory(folder).GetFiles("*.json").OrderBy(file => file.Name).TakeLast(30).Select(file => Baseline.Load(file.FullName)).ToList();
        var comparison = history.Count > 0 ? BaselineComparison.OfHistory(history, result, tolerance: 10.Percent) : null;

        result.EnsurePassed();
        comparison?.EnsureNotRegressed();
        Baseline.Of(result).Save(Path.Combine(folder, $"{result.StartedAt.UtcDateTime:yyyyMMdd-HHmmss}.json"));
    }

    private static async Task<RunResult> WithAspire(CancellationToken ct)
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Shop_AppHost>(ct);
        await using var app = await builder.BuildAsync(ct);
        await app.StartAsync(ct);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("api", ct);

        using var api = LoadHttp.CreateClient(app.GetEndpoint("api", "http"));
        var result = await CheckoutLoad.Against(api).WithLabel("target", "Aspire, all resources on this machine").RunAsync(ct);
        return result;
    }

    private static async Task<RunResult> WithTestcontainers(CancellationToken ct)
    {
        await using var container = new ContainerBuilder()
            .WithImage("shop/api:latest")
            .WithPortBinding(8080, assignRandomHostPort: true)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(request => request.ForPort(8080).ForPath("/health")))
            .Build();
        await container.StartAsync(ct);

        using var api = LoadHttp.CreateClient(new UriBuilder("http", container.Hostname, container.GetMappedPublicPort(8080)).Uri);
        var memory = Gauge.Create("memory", "bytes", async token =>
            double.Parse((await container.ExecAsync(["cat", "/sys/fs/cgroup/memory.current"], token)).Stdout, CultureInfo.InvariantCulture));

        var result = await CheckoutLoad.Against(api).WithGauge(memory).RunAsync(ct);
        return result;
    }

    private LoadTest Checkout(double factor) => simulated.Test(
            Load.Average(10, hold: 100.Seconds, rampUp: 5.Seconds, rampDown: 5.Seconds),
            UserType.Create("buyer", 1, Scenario.Create("buy", async (user, ct) => await user.Step("POST /orders", () => simulated.Answer((factor * user.Random.Next(40, 120)).Milliseconds, ct)))))
        .WithSlos(Slo.Latency(95, 500.Milliseconds));

    private static class CheckoutLoad
    {
        public static LoadTest Against(HttpClient api) => LoadTest.Create("checkout")
            .WithUsers(Load.Average(users: 20, hold: 5.Minutes), UserType.Create("buyer", weight: 1, Scenario.Create("buy", async (user, _) => await user.Get(api, "/orders"))))
            .WithSlos(Slo.Latency(95, 300.Milliseconds), Slo.ErrorRate(1.Percent));
    }
}
