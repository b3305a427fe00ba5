using LoadKit.Http;

namespace LoadKit.Tests.Http;

public class TraceBudgetTests
{
    [Test]
    public void So_many_a_second_and_evenly()
    {
        var budget = new TraceBudget();
        var second = TimeProvider.System.TimestampFrequency;

        // A request every millisecond for three seconds.
        var traced = Enumerable.Range(1, 3_000).Where(i => budget.TryTake(i * second / 1_000, perSecond: 100)).ToList();

        Assert.That(traced, Has.Count.EqualTo(300));
        Assert.That(traced.Zip(traced.Skip(1), (one, next) => next - one), Has.All.EqualTo(10));
    }

    [Test]
    public void After_a_pause_there_is_no_burst()
    {
        var budget = new TraceBudget();
        var second = TimeProvider.System.TimestampFrequency;
        budget.TryTake(second, perSecond: 100);

        Assert.That(Enumerable.Range(0, 5).Count(_ => budget.TryTake(60 * second, perSecond: 100)), Is.EqualTo(1));
    }
}
