namespace LoadKit.Model;

/// <summary>What a setup has made for a run.</summary>
internal abstract class SetupValue
{
    public abstract Task TearDownAsync(CancellationToken cancellationToken);
}
