using System.Globalization;
using LoadKit.Engine;
using LoadKit.Model;
using LoadKit.Recording;
using LoadKit.Time;

namespace LoadKit.Tests.Engine;

public class ErrorLogTests
{
    private readonly ErrorLog log = new();

    [Test]
    public void A_hundred_thousand_different_messages_from_many_threads_are_all_counted_in_a_bounded_number_of_groups()
    {
        InParallel((thread, i) => log.Add("get", Failure.Said(Word((thread * 12_500) + i)), i + 1), 12_500);

        var groups = Groups(log);
        Assert.That(groups, Has.Count.EqualTo(ErrorLog.MostGroups + 1));
        Assert.That(groups.Sum(group => group.Count), Is.EqualTo(100_000));
        Assert.That(groups[0], Has.Property("Where").EqualTo("other").And.Property("Count").EqualTo(100_000 - ErrorLog.MostGroups));
        Assert.That(log.Overflowed, Is.True);
    }

    [Test]
    public void Threads_that_fail_alike_at_once_make_one_group_and_leave_nothing_over()
    {
        for (var round = 0; round < 50; round++)
        {
            var fresh = new ErrorLog();
            InParallel((_, i) => fresh.Add("get", Failure.Said(Word(i)), i), ErrorLog.MostGroups);

            Assert.That(Groups(fresh).Select(group => group.Count), Is.EqualTo(Enumerable.Repeat(8, ErrorLog.MostGroups)));
            Assert.That(fresh.Overflowed, Is.False);
        }
    }

    [Test]
    public void The_first_and_the_last_time_are_those_of_all_threads()
    {
        InParallel((thread, i) => log.Add("get", Failure.Said("no"), 1_000_000 + (((thread * 20_000) + (i * 7_919 % 20_000)) * 100)), 20_000);

        var group = Groups(log).Single();
        Assert.That((group.First, group.Last), Is.EqualTo((Clock.Span(1_000_000), Clock.Span(1_000_000 + (159_999 * 100)))));
    }

    [Test]
    public void A_long_message_is_kept_in_part()
    {
        log.Add("get", Failure.Said(new string('x', 100_000)), 1);

        Assert.That(Groups(log).Single().Example, Has.Length.EqualTo(1_000));
    }

    [Test]
    public void Readings_while_others_write_add_up_to_all_that_was_written()
    {
        var totals = new ErrorTotals();
        var (more, stop) = (0L, false);
        var reader = new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
                Take();
        });
        reader.Start();
        InParallel((thread, i) => log.Add("get", Failure.Said(Word(i % 50)), 1 + (thread * 10_000) + i), 10_000);
        Volatile.Write(ref stop, true);
        reader.Join();
        Take();

        Assert.That(more, Is.EqualTo(80_000));
        Assert.That(totals.Groups.Select(group => group.Count), Is.EqualTo(Enumerable.Repeat(1_600, 50)));
        Assert.That(totals.Groups.Select(group => (group.First, group.Last)), Is.EquivalentTo(Enumerable.Range(0, 50).Select(i => (Clock.Span(1 + i), Clock.Span(1 + 70_000 + 9_950 + i)))));

        void Take()
        {
            foreach (var gain in log.Read())
            {
                totals.Add(gain);
                more += gain.More;
            }
        }
    }

    private static IReadOnlyList<ErrorGroup> Groups(ErrorLog log)
    {
        var totals = new ErrorTotals();
        foreach (var gain in log.Read())
            totals.Add(gain);
        return totals.Groups;
    }

    // Letters only and none of a hexadecimal number, so that no two have the same shape.
    private static string Word(int number) => new([.. number.ToString("D6", CultureInfo.InvariantCulture).Select(digit => (char)('k' + (digit - '0')))]);

    private static void InParallel(Action<int, int> add, int times)
    {
        using var start = new Barrier(8);
        var threads = Enumerable.Range(0, 8).Select(thread => new Thread(() =>
        {
            start.SignalAndWait();
            for (var i = 0; i < times; i++)
            {
                add(thread, i);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }
}
