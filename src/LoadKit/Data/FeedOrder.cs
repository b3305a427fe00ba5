using LoadKit.Model;

namespace LoadKit.Data;

/// <summary>How far the users of one run have come in a feed, and in which order they take its items.</summary>
internal sealed class FeedOrder(int[]? shuffled = null)
{
    private long taken;

    /// <summary>How many were taken before.</summary>
    public long Take() => Interlocked.Increment(ref taken) - 1;

    /// <summary>The place in the feed of what comes at this place in the order.</summary>
    public int At(long place) => shuffled is null ? (int)place : shuffled[place];

    /// <summary>By the seed, and by the name, so that two feeds don't come in step.</summary>
    public static FeedOrder Shuffled(int count, ulong seed, string name)
    {
        var random = new RandomStream(seed, Hash(name));
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            var other = (int)(random.NextDouble() * (i + 1));
            order[i] = order[other];
            order[other] = i;
        }

        return new FeedOrder(order);
    }

    // FNV-1a with a bit set that no user's number has. The hash of the runtime is another one in each process.
    private static ulong Hash(string name) =>
        name.Aggregate(14_695_981_039_346_656_037UL, static (hash, letter) => unchecked((hash ^ letter) * 1_099_511_628_211UL)) | (1UL << 62);
}
