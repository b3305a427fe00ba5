using System.Runtime.CompilerServices;

namespace LoadKit.Model;

/// <summary>How the figures of a plan shrink or grow.</summary>
internal static class LoadScale
{
    public static void EnsureFactor(double factor, [CallerArgumentExpression(nameof(factor))] string? name = null)
    {
        if (!(factor > 0 && double.IsFinite(factor)))
        {
            throw new ArgumentOutOfRangeException(name, factor, "A plan is scaled by a finite factor above zero.");
        }
    }

    /// <summary>Never from somebody to nobody.</summary>
    public static double Users(double users, double factor) =>
        users <= 0 ? users : Math.Max(1, Math.Round(users * factor, MidpointRounding.AwayFromZero));

    /// <summary>Never from something to nothing; a count that is a mistake stays one.</summary>
    public static long Count(long count, double factor) => count <= 0 ? count : Math.Max(1, (long)Math.Round(count * factor));

    /// <summary>What is too long for a <see cref="TimeSpan"/> becomes the longest, which the plan's check then finds.</summary>
    public static TimeSpan Time(TimeSpan time, double factor) => new((long)Math.Round(time.Ticks * factor));
}
