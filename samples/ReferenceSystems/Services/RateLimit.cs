namespace ReferenceSystems.Services;

/// <summary>So many requests of each caller in each minute.</summary>
internal sealed class RateLimit(TimeProvider time, int perMinute)
{
    private readonly long start = time.GetTimestamp();
    private readonly Dictionary<string, (int Minute, int Count)> asked = [];
    private readonly Lock gate = new();

    public bool Allows(string caller)
    {
        lock (gate)
        {
            var minute = (int)time.GetElapsedTime(start).TotalMinutes;
            var count = asked.TryGetValue(caller, out var known) && known.Minute == minute ? known.Count + 1 : 1;
            asked[caller] = (minute, count);
            return count <= perMinute;
        }
    }
}
