using System.Globalization;

namespace LoadKit.Engine;

/// <summary>Who was at it and with what, in words: so that one failure, or one slow request, can be found again.</summary>
internal static class Circumstances
{
    /// <summary>Such as <c>user 17 (buyer), iteration 3, account: item 8, trace 4bf92f3577b34da6a3ce929d0e0e4736</c>; empty when nobody knows.</summary>
    public static string Of(VirtualUser? user, string? traceId)
    {
        if (user is null)
        {
            return "";
        }

        var who = string.Create(CultureInfo.InvariantCulture, $"user {user.Id} ({user.UserType}), iteration {user.Iteration}");
        return string.Join(", ", new[] { who, user.NotedValues, traceId is null ? "" : $"trace {traceId}" }.Where(part => part.Length > 0));
    }
}
