namespace LoadKit.Recording;

/// <summary>How many iterations of a stage have begun since the last reading, and how many of its arrivals were dropped.</summary>
internal readonly record struct StageGain(int Stage, long Started, long Dropped);
