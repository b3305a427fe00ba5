namespace LoadKit.Tests.ReferenceSystems;

/// <summary>A system in virtual time: it answers after what its endpoints take and fails as often as they do.</summary>
internal class ModelledService
{
    public VirtualTime Time { get; } = new();

    /// <exception cref="HttpRequestException">The endpoint failed.</exception>
    public async Task Answer(VirtualUser user, Endpoint endpoint, CancellationToken cancellationToken)
    {
        await Task.Delay(endpoint.Draw(user.Random), Time, cancellationToken);
        if (user.Random.NextDouble() < endpoint.FailureRate)
        {
            throw new HttpRequestException(endpoint.Failure);
        }
    }

    public async Task Request(VirtualUser user, Endpoint endpoint, CancellationToken cancellationToken) =>
        await user.Step(endpoint.Name, step => Answer(user, endpoint, step));
}
