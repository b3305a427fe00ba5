namespace LoadKit.Model;

/// <summary>What a configuration or the environment scaled a plan by.</summary>
/// <param name="What">"time" or "load".</param>
/// <param name="Factor">Times how much.</param>
/// <param name="By">The name of the variable or setting; null for code.</param>
internal sealed record OuterFactor(string What, double Factor, string? By)
{
    public const string Time = "time";
    public const string Load = "load";

    /// <summary>What reports say.</summary>
    public static string Label(IReadOnlyCollection<OuterFactor> factors)
    {
        var by = string.Join(", ", factors.Select(factor => factor.By).OfType<string>());
        return string.Join(", ", factors.Select(factor => FormattableString.Invariant($"{factor.What} x{factor.Factor}"))) + (by.Length > 0 ? $" by {by}" : "");
    }
}
