using System.Net;

namespace LoadKit.Tests.Documentation;

// What docs/recipes.md uses of Aspire.Hosting.Testing and of Testcontainers, as far as the recipes go: the packages are not restored here, and the
// recipes say so.

internal sealed class DistributedApplicationTestingBuilder
{
    public static Task<DistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken)
        where TEntryPoint : class => Task.FromResult(new DistributedApplicationTestingBuilder()).WaitAsync(cancellationToken);

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken) => Task.FromResult(new DistributedApplication()).WaitAsync(cancellationToken);
}

internal sealed class DistributedApplication : IAsyncDisposable
{
    public DistributedApplication ResourceNotifications => this;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask.WaitAsync(cancellationToken);

    public Task WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken) => Task.CompletedTask.WaitAsync(cancellationToken);

    public Uri GetEndpoint(string resourceName, string endpointName) => new UriBuilder(endpointName, resourceName).Uri;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

internal static class Projects
{
    internal sealed class Shop_AppHost;
}

internal sealed class ContainerBuilder
{
    public ContainerBuilder WithImage(string image) => this;

    public ContainerBuilder WithPortBinding(int port, bool assignRandomHostPort) => this;

    public ContainerBuilder WithWaitStrategy(Wait waitStrategy) => this;

    public Container Build() => new();
}

internal sealed class Wait
{
    public static Wait ForUnixContainer() => new();

    public Wait UntilHttpRequestIsSucceeded(Func<Wait, Wait> request) => request(this);

    public Wait ForPort(ushort port) => this;

    public Wait ForPath(string path) => this;
}

internal sealed class Container : IAsyncDisposable
{
    public string Hostname => IPAddress.Loopback.ToString();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask.WaitAsync(cancellationToken);

    public ushort GetMappedPublicPort(int port) => (ushort)port;

    public Task<(string Stdout, string Stderr)> ExecAsync(IList<string> command, CancellationToken cancellationToken) => Task.FromResult(("1024\n", "")).WaitAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
