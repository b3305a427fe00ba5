using ReferenceSystems.Services;

namespace LoadKit.Tests.ReferenceSystems;

/// <summary>A load test of the samples against its service, all of it in virtual time.</summary>
internal static class Modelled
{
    public static async Task<RunResult> RunAsync(
        Func<HttpClient, LoadTest> plan, Func<ServiceOptions, Service> start, double time = 1, double load = 1, Fault fault = Fault.None, int instances = 1)
    {
        var clock = new VirtualTime();
        var service = start(new ServiceOptions(clock, load, fault, instances));
        using var client = ServiceHandler.CreateClient(service);
        var test = plan(client).Scale(time, load).WithTimeProvider(clock).WithSeed(1);

        var result = await test.RunAsync();

        Theory.Holds(result, test);
        return result;
    }

    public static Measured Tagged(this RunResult result, string key, string value, string? step = null) =>
        result.Tags.Single(tag => tag.Key == key && tag.Value == value && (step is null || tag.Step == step)).Measured;

    public static UserTypeResult UserType(this RunResult result, string name) => result.UserTypes.Single(type => type.Name == name);

    public static double ShareOf(this RunResult result, string step) => (double)result.Step(step)!.Requests.Count / result.Totals.Requests.Count;
}
