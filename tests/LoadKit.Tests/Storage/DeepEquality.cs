using System.Collections;
using System.Reflection;

namespace LoadKit.Tests.Storage;

/// <summary>What differs between two results, property by property, internal ones too: a property that a file leaves out is found.</summary>
internal static class DeepEquality
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static IEnumerable<string> Differences(object? one, object? other, string place = "$")
    {
        if (one is null || other is null)
            return one is null && other is null ? [] : [$"{place}: {one ?? "null"} against {other ?? "null"}"];
        if (one.GetType() != other.GetType() && one is not IEnumerable)
            return [$"{place}: {one.GetType().Name} against {other.GetType().Name}"];
        return one switch
        {
            string or Histogram or Ratio or Rate => one.Equals(other) ? [] : [$"{place}: {one} against {other}"],
            _ when one.GetType().IsPrimitive || one.GetType().IsEnum || one is TimeSpan or DateTimeOffset => one.Equals(other) ? [] : [$"{place}: {one} against {other}"],
            Delegate => [],
            IEnumerable items => Items(items, (IEnumerable)other, place),
            _ => one.GetType().GetProperties(All)
                .Where(property => property.GetIndexParameters().Length == 0 && property.Name is not "EqualityContract" && property.PropertyType != typeof(Scenario))
                .SelectMany(property => Differences(property.GetValue(one), property.GetValue(other), $"{place}.{property.Name}")),
        };
    }

    private static IEnumerable<string> Items(IEnumerable one, IEnumerable other, string place)
    {
        var (left, right) = (one.Cast<object?>().ToList(), other.Cast<object?>().ToList());
        return left.Count != right.Count
            ? [$"{place}: {left.Count} items against {right.Count}"]
            : left.Zip(right).SelectMany((pair, i) => Differences(pair.First, pair.Second, $"{place}[{i}]"));
    }
}
