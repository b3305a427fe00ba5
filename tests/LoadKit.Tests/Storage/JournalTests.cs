using System.Text;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Storage;

public class JournalTests
{
    private static readonly Lazy<Task<(RunResult Result, byte[] Journal)>> Run = new(async () =>
    {
        var path = NewPath();
        var result = await StoredRun.Test(new Simulated()).WithJournal(path).RunAsync();
        return (result, File.ReadAllBytes(path));
    });

    [Test]
    public async Task The_journal_of_a_run_that_ended_gives_the_same_result()
    {
        var (result, journal) = await Run.Value;

        var read = FromJournal(journal);

        // The function of an objective of one's own is not in the file.
        var own = result.Slos.Single(outcome => outcome.Slo is CustomSlo);
        Assert.That(read.Slos.Single(outcome => outcome.Slo is CustomSlo).Reason, Does.Contain("no function"));
        Assert.That(DeepEquality.Differences(Without(result), Without(read)), Is.Empty);

        RunResult Without(RunResult of) => of with { Slos = [.. of.Slos.Where(outcome => outcome.Slo.Name != own.Slo.Name)], Files = [], Findings = [], Reason = "", Run = null };
    }

    [Test]
    public async Task A_run_that_was_aborted_says_why_in_its_journal_too()
    {
        var path = NewPath();
        var simulated = new Simulated();
        var result = await simulated.Test(Load.Closed.Hold(20, 10.Minutes), UserType.Create("user", 1, Scenario.Create("s", async (user, ct) => await user.Step("get", async () =>
            {
                await simulated.Answer(0.2.Seconds, ct);
                throw new InvalidOperationException("no");
            }))))
            .WithSlos(Slo.ErrorRate(1.Percent)).AbortWhenHopeless().WithJournal(path).RunAsync();

        var read = RunResult.FromJournal(path);

        Assert.That((read.StopReason, read.Reason, read.ExitCode), Is.EqualTo((StopReason.Aborted, result.Reason, 2)));
        Assert.That(DeepEquality.Differences(result with { Files = [], Run = null }, read with { Run = null }), Is.Empty);
    }

    [Test]
    public async Task Cut_anywhere_it_is_the_run_up_to_the_last_whole_record()
    {
        var (result, journal) = await Run.Value;
        var ends = Enumerable.Range(0, journal.Length).Where(at => journal[at] == '\n').Select(at => at + 1).ToList();
        foreach (var cut in Enumerable.Range(1, 60).Select(i => ends[0] + ((ends[^1] - 1 - ends[0]) * i / 60)))
        {
            var read = FromJournal(journal[..cut]);

            var seconds = ends.Count(end => end <= cut) - 1;
            Assert.That(read.Timeline, Has.Count.EqualTo(seconds));
            Assert.That(DeepEquality.Differences(result.Timeline.Take(seconds), read.Timeline), Is.Empty);
            Assert.That(read.Findings.Any(finding => finding.Text.Contains("torn", StringComparison.Ordinal)), Is.EqualTo(!ends.Contains(cut)));
            Assert.That(read.StopReason, Is.EqualTo(seconds < result.Timeline.Count || cut < ends[^1] ? StopReason.CutShort : StopReason.Completed));
            Assert.That((read.Verdict == Verdict.Pass, read.ExitCode is 2 or 3), Is.EqualTo((false, true)));
            foreach (var counts in read.Stages.Select(stage => stage.Counts))
                Assert.That(counts.Started, Is.EqualTo(counts.Succeeded + counts.Failed + counts.Unfinished).And.GreaterThanOrEqualTo(counts.Succeeded + counts.Failed));
        }
    }

    [Test]
    public async Task A_damaged_record_is_left_out_and_named_with_its_line_and_nothing_passes_on_it()
    {
        var (result, journal) = await Run.Value;
        var lines = Lines(journal);
        lines[19] = lines[19].Replace("\"gain\"", "\"gaim\"", StringComparison.Ordinal);
        lines[21] = "";

        var read = FromJournal(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        Assert.That(read.Timeline, Has.Count.EqualTo(result.Timeline.Count - 2));
        Assert.That(read.Findings[0].Kind, Is.EqualTo(FindingKind.Doubt));
        Assert.That(read.Findings.Select(finding => finding.Text), Has.One.Contains("damaged in lines 20, 22: what they say is missing"));
        Assert.That(read.Verdict, Is.Not.EqualTo(Verdict.Pass));
    }

    [Test]
    public async Task What_only_a_damaged_line_explains_is_counted()
    {
        var lines = Lines((await Run.Value).Journal);
        lines[1] = "x";

        Assert.That(FromJournal(Encoding.UTF8.GetBytes(string.Join('\n', lines))).Findings.Select(finding => finding.Text), Has.One.Match("damaged in line 2: .*missing, and [0-9,]+ figures that only they explain"));
    }

    [TestCase("", "line 1: the file is empty")]
    [TestCase("{}\n", "line 1: it is not the start of a journal")]
    [TestCase("hello", "line 1: it is not the start of a journal")]
    public void What_is_no_journal_is_refused(string text, string named) =>
        Assert.That(() => FromJournal(Encoding.UTF8.GetBytes(text)), Throws.TypeOf<ResultFormatException>().With.Message.Contains(named));

    [Test]
    public async Task Whatever_byte_is_damaged_it_is_read_or_refused_and_nothing_else()
    {
        var (_, journal) = await Run.Value;
        var random = new Random(11);
        for (var i = 0; i < 100; i++)
        {
            var damaged = journal.ToArray();
            for (var times = random.Next(1, 5); times > 0; times--)
                damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);

            Assert.That(() => Read(damaged), Throws.Nothing);
        }

        static void Read(byte[] damaged)
        {
            try
            {
                var read = FromJournal(damaged);
                Assert.That(read.Findings.Any(finding => finding.Text.Contains("damaged", StringComparison.Ordinal) || finding.Text.Contains("torn", StringComparison.Ordinal)), Is.True);
            }
            catch (ResultFormatException)
            {
            }
        }
    }

    [Test]
    public async Task A_journal_that_is_there_already_is_kept()
    {
        var path = NewPath();
        File.WriteAllText(path, "the last words of a run");
        var simulated = new Simulated();

        await simulated.Test(Load.Closed.Hold(1, 1.Seconds), simulated.Stepping(0.1.Seconds)).WithJournal(path).RunAsync();

        Assert.That(File.ReadAllText(path + ".previous"), Is.EqualTo("the last words of a run"));
        Assert.That(RunResult.FromJournal(path).StopReason, Is.EqualTo(StopReason.Completed));
    }

    [Test]
    public void Where_it_cannot_be_made_nothing_is_run()
    {
        var simulated = new Simulated();
        var isRun = false;
        var test = simulated.Test(Load.Closed.Hold(1, 1.Seconds), UserType.Create("user", 1, Scenario.Create("s", (_, _) =>
        {
            isRun = true;
            return Task.CompletedTask;
        })));

        Assert.That(async () => await test.WithJournal(Path.Combine(Path.GetDirectoryName(typeof(JournalTests).Assembly.Location)!, "LoadKit.dll", "x")).RunAsync(), Throws.InstanceOf<IOException>());
        Assert.That(isRun, Is.False);
    }

    private static string NewPath() => Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.journal");

    private static List<string> Lines(byte[] journal) => [.. Encoding.UTF8.GetString(journal).Split('\n')];

    private static RunResult FromJournal(byte[] bytes)
    {
        var path = NewPath();
        File.WriteAllBytes(path, bytes);
        try
        {
            return RunResult.FromJournal(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
