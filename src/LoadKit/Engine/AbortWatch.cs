using LoadKit.Model;
using LoadKit.Results;

namespace LoadKit.Engine;

/// <summary>Looks at every second with the plan's abort rules. A rule that throws is not asked again, and said to have thrown.</summary>
internal sealed class AbortWatch(IEnumerable<AbortRule> rules, EarlyStop stop)
{
    private readonly List<AbortRule> rules = [.. rules];
    private readonly List<Finding> findings = [];

    public IReadOnlyList<Finding> Findings => findings;

    public void See(Interval interval)
    {
        for (var i = rules.Count - 1; i >= 0; i--)
        {
            if (Holds(rules[i], interval))
            {
                stop.Request(StopReason.Aborted, rules[i].Reason);
            }
        }
    }

    private bool Holds(AbortRule rule, Interval interval)
    {
        try
        {
            return rule.Rule(interval);
        }
        catch (Exception exception)
        {
            rules.Remove(rule);
            findings.Add(new Finding(FindingKind.Notice, $"the abort rule \"{rule.Reason}\" threw {exception.GetType().Name} ({Failure.Of(exception).Message}) and was not asked again"));
            return false;
        }
    }
}
