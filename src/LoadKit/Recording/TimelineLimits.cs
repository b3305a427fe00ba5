namespace LoadKit.Recording;

/// <summary>When a timeline is too large and has to become coarser.</summary>
/// <param name="MostItems">Always, when it has more items.</param>
/// <param name="MostBytes">When its items take more memory,</param>
/// <param name="FewestItems">as long as it has more items than these: a run in three pieces would tell nothing.</param>
internal readonly record struct TimelineLimits(int MostItems, long MostBytes, int FewestItems);
