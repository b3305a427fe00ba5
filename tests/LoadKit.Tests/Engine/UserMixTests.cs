using LoadKit.Engine;

namespace LoadKit.Tests.Engine;

public class UserMixTests
{
    [Test]
    public void Types_alternate_by_weight_from_the_first_user_on()
    {
        var mix = new UserMix([10, 50, 30, 10]);

        Assert.That(Enumerable.Range(0, 10).Select(_ => mix.Next()), Is.EqualTo([1, 2, 1, 2, 1, 0, 1, 2, 1, 3]));
    }

    [FsCheck.NUnit.Property]
    public bool Every_share_is_within_one_user_of_its_weight_at_every_moment(byte a, byte b, byte c, byte d)
    {
        double[] weights = [a + 1, b + 1, c + 1, d + 1];
        var sum = weights.Sum();
        var mix = new UserMix(weights);
        var counts = new int[4];
        for (var total = 1; total <= 300; total++)
        {
            counts[mix.Next()]++;
            for (var i = 0; i < 4; i++)
            {
                if (Math.Abs(counts[i] - (weights[i] / sum * total)) >= 1 + 1e-9)
                {
                    return false;
                }
            }
        }

        return true;
    }

    [FsCheck.NUnit.Property]
    public bool After_users_left_the_same_ones_join_again(byte a, byte b, byte leaving)
    {
        var mix = new UserMix([a + 1, b + 1]);
        var first = Enumerable.Range(0, 300).Select(_ => mix.Next()).ToList();
        var back = first.TakeLast(leaving).Reverse().ToList();
        back.ForEach(mix.Back);

        return Enumerable.Range(0, leaving).Select(_ => mix.Next()).SequenceEqual(first.TakeLast(leaving));
    }
}
