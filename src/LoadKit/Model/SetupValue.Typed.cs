namespace LoadKit.Model;

/// <summary>A value for all users of a run; without one it stands for a setup that the run has not got.</summary>
internal sealed class SetupValue<T> : SetupValue
{
    private readonly Func<T, CancellationToken, ValueTask>? teardown;

    public SetupValue() => Value = default!;

    public SetupValue(T value, Func<T, CancellationToken, ValueTask>? teardown)
    {
        Value = value;
        IsThere = true;
        this.teardown = teardown;
    }

    public bool IsThere { get; }

    public T Value { get; }

    public override async Task TearDownAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (teardown is not null)
            {
                await teardown(Value, cancellationToken);
            }
        }
        finally
        {
            await Disposal.Of(Value);
        }
    }
}
