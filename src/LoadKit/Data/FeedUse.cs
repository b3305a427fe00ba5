namespace LoadKit.Data;

/// <summary>In which way users take from a feed. Those who take from the same items in the same way share their place.</summary>
internal readonly record struct FeedUse(string Name, bool IsShuffled = false, bool IsCircular = false, bool IsPerUser = false);
