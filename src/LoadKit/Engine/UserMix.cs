namespace LoadKit.Engine;

/// <summary>
/// The order in which user types join a population, so that after each of them every type's share is within one user of its weight:
/// the quota method of Balinski and Young (1975), which, unlike the plain largest remainder, never has to take a user away when one joins.
/// </summary>
internal sealed class UserMix
{
    private readonly double[] shares;
    private readonly long[] counts;
    private long total;

    public UserMix(IEnumerable<double> weights)
    {
        shares = [.. weights];
        var sum = shares.Sum();
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] /= sum;
        }

        counts = new long[shares.Length];
    }

    /// <summary>The type of the next user: of those below their quota, the one with the most weight for each user.</summary>
    public int Next()
    {
        total++;
        var best = -1;
        var most = 0d;
        for (var i = 0; i < shares.Length; i++)
        {
            var claim = shares[i] / (counts[i] + 1);
            if (claim > most && counts[i] < shares[i] * total)
            {
                best = i;
                most = claim;
            }
        }

        counts[best]++;
        return best;
    }

    /// <summary>The last user has left; users leave in the reverse order.</summary>
    public void Back(int type)
    {
        counts[type]--;
        total--;
    }
}
