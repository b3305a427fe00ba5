using LoadKit.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LoadKit;

/// <summary>The load tests of a container, by name.</summary>
/// <threadsafety>All members may be called at once; runs don't know of each other.</threadsafety>
public sealed class LoadTests
{
    private readonly IServiceProvider services;
    private readonly RegisteredTest[] tests;
    private readonly Lazy<LoadKitOptions> options;

    // The container's: a singleton gets its root, from which each user's scope is made.
    /// <summary>For the container.</summary>
    public LoadTests(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        this.services = services;
        tests = [.. services.GetServices<RegisteredTest>()];
        options = new Lazy<LoadKitOptions>(Read);
    }

    /// <summary>The names, in the order of registration.</summary>
    public IReadOnlyList<string> Names => [.. tests.Select(test => test.Name)];

    /// <summary>What configuration and environment say.</summary>
    /// <exception cref="LoadTestPlanException">They have mistakes; all are listed.</exception>
    public LoadKitOptions Options => options.Value;

    /// <summary>Runs a load test with the services, the reporters and the options of the container.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the run gracefully.</param>
    /// <exception cref="ArgumentException">There is no such test; the message lists those that there are.</exception>
    /// <exception cref="LoadTestPlanException">The plan, the configuration or the environment has mistakes; nothing was run.</exception>
    public Task<RunResult> RunAsync(string name, CancellationToken cancellationToken = default) => RunAsync(name, static test => test, cancellationToken);

    /// <summary>Runs a load test after a last change, such as what the arguments of a tool say.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="change">Makes another plan of the one that is ready to run.</param>
    /// <param name="cancellationToken">Stops the run gracefully.</param>
    /// <inheritdoc cref="RunAsync(string, CancellationToken)"/>
    public async Task<RunResult> RunAsync(string name, Func<LoadTest, LoadTest> change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var registered = Find(name);
        var run = services.CreateAsyncScope();
        await using (run.ConfigureAwait(false))
        {
            return await change(Ready(registered, run.ServiceProvider)).RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // Users take their scopes from the root: one from within the run's would be another one of the same container, but gone with the run.
    private LoadTest Ready(RegisteredTest registered, IServiceProvider run)
    {
        var test = registered.Create(run) ?? throw new InvalidOperationException($"What makes the load test \"{registered.Name}\" returned null.");
        test = Options.ApplyTo(test.ToPlan().Services is null ? test.WithServices(services) : test).ReportTo([.. run.GetServices<IReporter>()]);
        return Options.Reports is { } folder
            ? test.ReportTo([.. services.GetServices<RegisteredReports>().Select(reports => reports.ReportTo(folder))])
            : test;
    }

    private RegisteredTest Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return tests.FirstOrDefault(test => test.HasName(name))
            ?? throw new ArgumentException($"There is no load test \"{ForeignText.OneLine(name)}\"; {(tests.Length == 0 ? "none is registered" : $"there are {string.Join(", ", tests.Select(test => $"\"{test.Name}\""))}")}.", nameof(name));
    }

    private LoadKitOptions Read() => OptionReader.Read(
        services.GetService<LoadKitOptions>() ?? new LoadKitOptions(),
        services.GetService<IConfiguration>()?.GetSection("LoadKit"),
        ProcessEnvironment.Variables);
}
