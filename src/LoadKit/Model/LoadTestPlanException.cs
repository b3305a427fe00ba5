namespace LoadKit;

/// <summary>A plan can't be run as it is. Lists every mistake at once.</summary>
public sealed class LoadTestPlanException : Exception
{
    internal LoadTestPlanException(string name, IReadOnlyList<PlanError> errors)
        : this(errors, $"load test \"{name}\"")
    {
    }

    internal LoadTestPlanException(IReadOnlyList<PlanError> errors, string what)
        : base($"The {what} has {(errors.Count == 1 ? "a mistake" : $"{errors.Count} mistakes")}:{string.Concat(errors.Select(error => $"\n  - {error}"))}") =>
        Errors = errors;

    /// <summary>The mistakes, in the order of the plan.</summary>
    public IReadOnlyList<PlanError> Errors { get; }
}
