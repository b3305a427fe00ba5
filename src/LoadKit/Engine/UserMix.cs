namespace LoadKit.Engine;

/// <summary>
/// The order in which user types join a population, so that after each of them every type's share is within one user of its weight:
/// the quota method of Balinski and Young (1975), which, unlike the plain largest remainder, never has to take a user away when one joins.
/// </summary>
internal sealed class UserMix
{
    private readonly double[] weights;
    private readonly double sum;
    private readonly long[] counts;
    private long total;

    public UserMix(IEnumerable<double> weights)
    {
        this.weights = [.. weights];
        sum = this.weights.Sum();
        counts = new long[this.weights.Length];
    }

    /// <summary>The type of the next user: of those below their quota, the one with the most weight for each user; of equals the first.</summary>
    public int Next()
    {
        total++;
        var best = -1;
        for (var i = 0; i < weights.Length; i++)
        {
            // Compared as products, which are exact for whole weights; shares would have ties decided by the noise of a division.
            var isBelowQuota = counts[i] * sum < weights[i] * total;
            if (isBelowQuota && (best < 0 || weights[i] * (counts[best] + 1) > weights[best] * (counts[i] + 1)))
            {
                best = i;
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
