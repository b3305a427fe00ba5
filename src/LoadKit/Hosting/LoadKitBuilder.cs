using System.Diagnostics.CodeAnalysis;
using LoadKit.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LoadKit;

/// <summary>What a container is to know of load tests. Scenario classes need no registration: each virtual user makes its own in a scope of its own.</summary>
/// <threadsafety>For one thread at a time, as the collection of services.</threadsafety>
public sealed class LoadKitBuilder
{
    internal LoadKitBuilder(IServiceCollection services) => Services = services;

    /// <summary>The collection that it adds to.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Registers a load test.</summary>
    /// <param name="name">What it is asked for by; upper and lower case don't matter.</param>
    /// <param name="create">
    /// Makes the plan when it is asked for. Its services are those of the run, so what they give is there until the run is over; each virtual user has others.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty, or there is a test of this name.</exception>
    public LoadKitBuilder AddLoadTest(string name, Func<IServiceProvider, LoadTest> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);
        if (Services.Any(known => known is { IsKeyedService: false, ImplementationInstance: RegisteredTest test } && test.HasName(name)))
        {
            throw new ArgumentException($"There is a load test \"{name}\" already.", nameof(name));
        }

        Services.AddSingleton(new RegisteredTest(name, create));
        return this;
    }

    /// <summary>Registers a load test that needs no services for its plan.</summary>
    /// <inheritdoc cref="AddLoadTest(string, Func{IServiceProvider, LoadTest})"/>
    public LoadKitBuilder AddLoadTest(string name, LoadTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return AddLoadTest(name, _ => test);
    }

    /// <summary>Adds a reporter to every load test: a new one for each run, its constructor served by the run's scope, disposed after it.</summary>
    public LoadKitBuilder AddReporter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TReporter>()
        where TReporter : class, IReporter
    {
        Services.AddTransient<IReporter, TReporter>();
        return this;
    }

    /// <summary>Adds a reporter to every load test: a new one for each run, disposed after it where it can be.</summary>
    public LoadKitBuilder AddReporter(Func<IServiceProvider, IReporter> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.AddTransient(create);
        return this;
    }

    /// <summary>What reports to the folder that the options name; nothing does without one. LoadKit.Reporting has <c>AddReportFolder</c>.</summary>
    public LoadKitBuilder AddReports(Func<string, IReporter> reportTo)
    {
        ArgumentNullException.ThrowIfNull(reportTo);
        Services.AddSingleton(new RegisteredReports(reportTo));
        return this;
    }
}
