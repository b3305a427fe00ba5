using System.Globalization;

namespace LoadKit.Model;

/// <summary>What can be wrong with a weight.</summary>
internal static class Weights
{
    private const double Most = 1e9;

    public static IEnumerable<PlanError> Check(string place, double weight)
    {
        if (!(weight > 0 && weight <= Most))
        {
            yield return new PlanError(place, string.Create(CultureInfo.InvariantCulture, $"the weight is {weight}; it must be above 0 and at most {Most:N0}"));
        }
    }
}
