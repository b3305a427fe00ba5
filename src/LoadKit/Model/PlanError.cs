namespace LoadKit;

/// <summary>One mistake in a plan.</summary>
/// <param name="Place">Where: the population, user type, stage or objective.</param>
/// <param name="Message">What is wrong, with the value and the limit.</param>
public sealed record PlanError(string Place, string Message)
{
    /// <summary>Place and message in one line.</summary>
    public override string ToString() => $"{Place}: {Message}";
}
