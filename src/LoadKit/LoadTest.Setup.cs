namespace LoadKit;

/// <content>What is set up before a run and torn down after it.</content>
public sealed partial record LoadTest
{
    /// <summary>
    /// Adds setups. They run one after another in this order before the load and its warm-up, and are torn down in the reverse order after the last user has
    /// left. <see cref="RunAsync"/> throws a <see cref="LoadTestSetupException"/> where one fails; one that is cancelled gives a result that says so.
    /// </summary>
    /// <exception cref="ArgumentNullException">A setup is null.</exception>
    public LoadTest WithSetup(params ReadOnlySpan<Setup> setups)
    {
        foreach (var setup in setups)
        {
            ArgumentNullException.ThrowIfNull(setup, nameof(setups));
        }

        return new(this) { Plan = plan with { Setups = [.. plan.Setups, .. setups] } };
    }
}
