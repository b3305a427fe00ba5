using LoadKit.Tests.Support;
using LoadKit.Units;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LoadKit.Tests.Hosting;

/// <summary>Load tests in a container that checks every scope.</summary>
public class LoadTestsTests
{
    private static readonly ServiceProviderOptions Strict = new() { ValidateScopes = true, ValidateOnBuild = true };

    private readonly Simulated sim = new();
    private readonly Lives lives = new();
    private readonly ServiceCollection services = [];

    public LoadTestsTests() => services.AddSingleton(sim).AddSingleton(lives).AddScoped<Basket>();

    [Test]
    public async Task A_test_runs_by_name_with_a_scope_for_each_user_and_one_for_the_run()
    {
        services.AddLoadKit()
            .AddLoadTest("shopping", run => Shopping(run.GetRequiredService<Basket>()))
            .AddReporter<Counting>();
        await using var container = services.BuildServiceProvider(Strict);
        var tests = container.GetRequiredService<LoadTests>();

        var result = await tests.RunAsync("SHOPPING");

        Assert.That(tests.Names, Is.EqualTo(["shopping"]));
        Assert.That(result.Totals.Counts.Succeeded, Is.EqualTo(6));
        Assert.That((lives.Made, lives.Gone, lives.Reported), Is.EqualTo((1 + 3, 1 + 3, 1)), "a basket of the run's and of each user, all disposed, and one report");
    }

    [Test]
    public async Task Everything_is_disposed_when_a_run_is_cancelled()
    {
        services.AddLoadKit().AddLoadTest("shopping", run => Shopping(run.GetRequiredService<Basket>(), Simulated.Long)).AddReporter<Counting>();
        await using var container = services.BuildServiceProvider(Strict);
        using var source = new CancellationTokenSource(1.Seconds, sim.Time);

        var result = await container.GetRequiredService<LoadTests>().RunAsync("shopping", source.Token);

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That((lives.Made, lives.Gone, lives.Stopped), Is.EqualTo((4, 4, 3)));
    }

    [Test]
    public async Task Each_run_has_reporters_of_its_own()
    {
        services.AddLoadKit().AddLoadTest("shopping", Shopping(null)).AddReporter(_ => new Counting(lives));
        await using var container = services.BuildServiceProvider(Strict);
        var tests = container.GetRequiredService<LoadTests>();

        await tests.RunAsync("shopping");
        await tests.RunAsync("shopping");

        Assert.That((lives.Reporters, lives.Reported), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task A_last_change_comes_after_everything_else()
    {
        services.AddLoadKit(new LoadKitOptions { Seed = 1 }).AddLoadTest("shopping", Shopping(null));
        await using var container = services.BuildServiceProvider(Strict);

        var result = await container.GetRequiredService<LoadTests>().RunAsync("shopping", test => test.WithSeed(2));

        Assert.That(result.Seed, Is.EqualTo(2));
    }

    [Test]
    public async Task An_unknown_name_is_answered_with_those_that_there_are()
    {
        services.AddLoadKit().AddLoadTest("checkout", Shopping(null)).AddLoadTest("search", Shopping(null));
        await using var container = services.BuildServiceProvider(Strict);

        await Assert.ThatAsync(
            () => container.GetRequiredService<LoadTests>().RunAsync("chekout"),
            Throws.ArgumentException.With.Message.StartsWith("There is no load test \"chekout\"; there are \"checkout\", \"search\"."));
    }

    [Test]
    public void A_name_is_there_once() =>
        Assert.That(
            () => services.AddLoadKit().AddLoadTest("checkout", Shopping(null)).AddLoadTest("Checkout", Shopping(null)),
            Throws.ArgumentException.With.Message.StartsWith("There is a load test \"Checkout\" already."));

    [Test]
    public async Task Options_come_from_the_configuration_before_the_defaults()
    {
        Configure(("LoadKit:ScaleTime", "0.5"), ("LoadKit:Seed", "9"), ("Other", "x"));
        services.AddLoadKit(new LoadKitOptions { ScaleTime = 3, Reports = "here" })
            .AddReports(folder => new Counting(lives, folder))
            .AddLoadTest("shopping", Shopping(null));
        await using var container = services.BuildServiceProvider(Strict);
        var tests = container.GetRequiredService<LoadTests>();

        var result = await tests.RunAsync("shopping");

        Assert.That((result.Duration, result.Seed), Is.EqualTo((1.Seconds, 9)));
        Assert.That(result.Run!.Labels, Does.Contain(new Label("scale", "time x0.5 by LoadKit:ScaleTime")));
        Assert.That(lives.Folder, Is.EqualTo("here"));
    }

    [Test]
    public async Task Mistakes_in_the_configuration_are_told_together_and_nothing_is_run()
    {
        Configure(("LoadKit:ScaleTime", "soon"), ("LoadKit:Seed", "-1"), ("LoadKit:ScaleTimes", "0.1"), ("LoadKit:reports", "here"));
        services.AddLoadKit().AddLoadTest("shopping", Shopping(null)).AddReporter<Counting>();
        await using var container = services.BuildServiceProvider(Strict);

        var exception = await Assert.ThrowsAsync<LoadTestPlanException>(() => container.GetRequiredService<LoadTests>().RunAsync("shopping"));

        Assert.That(exception!.Errors.Select(error => error.Place), Is.EqualTo(["LoadKit:ScaleTime", "LoadKit:Seed", "LoadKit:ScaleTimes"]));
        Assert.That(exception.Errors[^1].Message, Is.EqualTo("there is no such setting; there are ScaleTime, ScaleLoad, Seed, Reports"));
        Assert.That(lives.Reported, Is.Zero);
    }

    [Test]
    public void The_environment_wins_over_the_configuration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ScaleTime", "0.5"), new("ScaleLoad", "0.25")]).Build();

        var options = LoadKit.Hosting.OptionReader.Read(new LoadKitOptions { ScaleLoad = 4 }, configuration, new Dictionary<string, string> { ["LOADKIT_SCALE_TIME"] = "0.1" });

        Assert.That((options.ScaleTime, options.ScaleLoad), Is.EqualTo((0.1, 0.25)));
        Assert.That((options.TimeScaledBy, options.LoadScaledBy), Is.EqualTo(("LOADKIT_SCALE_TIME", "LoadKit:ScaleLoad")));
    }

    private void Configure(params (string Key, string Value)[] values) =>
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create<string, string?>(value.Key, value.Value))).Build());

    private LoadTest Shopping(Basket? ofTheRun, TimeSpan? time = null)
    {
        Assert.That(ofTheRun?.IsGone, Is.Not.True);
        lives.Time = time ?? 1.Seconds;
        return sim.Test(Load.Closed.Hold(3, 2.Seconds), UserType.Create<Shopper>(weight: 1)).WithGracefulStop(1.Seconds);
    }

    /// <summary>What came and went.</summary>
    internal sealed class Lives
    {
        public int Made { get; set; }

        public int Gone { get; set; }

        public int Stopped { get; set; }

        public int Reporters { get; set; }

        public int Reported { get; set; }

        public string? Folder { get; set; }

        public TimeSpan Time { get; set; }
    }

    internal sealed class Basket : IDisposable
    {
        private readonly Lives lives;

        public Basket(Lives lives) => (this.lives, lives.Made) = (lives, lives.Made + 1);

        public bool IsGone { get; private set; }

        public void Dispose()
        {
            IsGone = true;
            lives.Gone++;
        }
    }

    internal sealed class Shopper(Simulated sim, Lives lives, Basket basket) : IScenario
    {
        public async ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken)
        {
            Assert.That(basket, Is.SameAs(user.Services.GetRequiredService<Basket>()));
            await sim.Answer(lives.Time, cancellationToken);
        }

        public ValueTask StopAsync(VirtualUser user, CancellationToken cancellationToken)
        {
            Assert.That(basket.IsGone, Is.False);
            lives.Stopped++;
            return ValueTask.CompletedTask;
        }
    }

    internal sealed class Counting : IReporter
    {
        private readonly Lives lives;

        [ActivatorUtilitiesConstructor]
        public Counting(Lives lives)
            : this(lives, null)
        {
        }

        public Counting(Lives lives, string? folder)
        {
            this.lives = lives;
            lives.Reporters++;
            lives.Folder = folder;
        }

        public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
        {
            lives.Reported++;
            return ValueTask.CompletedTask;
        }
    }
}
