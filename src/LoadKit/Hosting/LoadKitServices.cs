using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LoadKit;

/// <summary>Load tests in a container of services.</summary>
/// <threadsafety>For one thread at a time, as the collection of services.</threadsafety>
public static class LoadKitServices
{
    /// <summary>
    /// Registers <see cref="LoadTests"/>. Options are read when the first test is asked for: from the section <c>LoadKit</c> of the container's
    /// configuration, where it has one, and from environment variables, which win. Calling it again adds to what is there.
    /// </summary>
    /// <param name="services">The collection.</param>
    /// <param name="defaults">What holds where neither configuration nor environment says otherwise; of several the last.</param>
    public static LoadKitBuilder AddLoadKit(this IServiceCollection services, LoadKitOptions? defaults = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (defaults is not null)
        {
            services.AddSingleton(defaults);
        }

        services.TryAddSingleton<LoadTests>();
        return new LoadKitBuilder(services);
    }
}
