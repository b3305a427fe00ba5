namespace LoadKit.Model;

/// <summary>A step ran out of time; scenarios see a <see cref="TimeoutException"/>.</summary>
internal sealed class StepTimeoutException(TimeSpan limit)
    : TimeoutException($"The step took longer than {Quantities.Length(limit)}.")
{
    public TimeSpan Limit { get; } = limit;
}
