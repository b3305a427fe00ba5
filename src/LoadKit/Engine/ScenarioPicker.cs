namespace LoadKit.Engine;

/// <summary>Picks one scenario by weight from the user's own stream; a scenario that is no choice is picked without a number drawn.</summary>
internal static class ScenarioPicker
{
    public static Scenario Pick(Scenario scenario, VirtualUser user)
    {
        while (!scenario.Choices.IsEmpty)
        {
            var sum = 0d;
            foreach (var (weight, _) in scenario.Choices)
            {
                sum += weight;
            }

            var left = user.NextShare() * sum;
            var picked = scenario.Choices[^1].Scenario;
            foreach (var (weight, choice) in scenario.Choices)
            {
                left -= weight;
                if (left < 0)
                {
                    picked = choice;
                    break;
                }
            }

            scenario = picked;
        }

        return scenario;
    }
}
