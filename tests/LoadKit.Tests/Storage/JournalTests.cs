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

    [TestCase("", "line 1: the file is empty: the process ended before the run began")]
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
    public async Task Journals_that_have_a_run_in_them_are_kept_and_those_that_have_none_are_not()
    {
        var path = NewPath();
        var journal = (await Run.Value).Journal;
        var first = journal[..(Array.IndexOf(journal, (byte)'\n') + 1)];

        File.WriteAllBytes(path, journal);
        await Short().WithJournal(path).RunAsync();
        File.WriteAllBytes(path, first);
        await Short().WithJournal(path).RunAsync();
        File.WriteAllBytes(path, []);
        await Short().WithJournal(path).RunAsync();
        await Short().WithJournal(path).RunAsync();

        Assert.That(File.ReadAllBytes(path + ".1"), Is.EqualTo(journal));
        Assert.That(new[] { path, path + ".2" }.Select(file => RunResult.FromJournal(file).StopReason), Has.All.EqualTo(StopReason.Completed));
        Assert.That(File.Exists(path + ".3"), Is.False);
    }

    [Test]
    public async Task A_file_that_is_no_journal_is_left_as_it_is_and_nothing_is_run()
    {
        var path = NewPath();
        File.WriteAllText(path, "my thesis");

        await Assert.ThatAsync(() => Short().WithJournal(path).RunAsync(), Throws.InstanceOf<IOException>().With.Message.Contains("no journal"));
        Assert.That(File.ReadAllText(path), Is.EqualTo("my thesis"));
    }

    [Test]
    public async Task Two_runs_do_not_write_one_journal()
    {
        var path = NewPath();
        var simulated = new Simulated();
        Exception? second = null;
        var nested = UserType.Create("user", 1, Scenario.Create("s", async (_, ct) =>
        {
            try
            {
                await Short().WithJournal(path).RunAsync(ct);
            }
            catch (IOException exception)
            {
                second = exception;
            }
        }));

        await simulated.Test(Load.Closed.Iterations(1, 1), nested).WithJournal(path).RunAsync();

        Assert.That(second, Is.Not.Null);
        Assert.That(RunResult.FromJournal(path).Whole.Counts.Started, Is.EqualTo(1));
    }

    [Test]
    [Platform("Linux")]
    public async Task A_device_stays_one_and_a_link_too()
    {
        var (target, link) = (NewPath(), NewPath());
        File.CreateSymbolicLink(link, target);

        await Short().WithJournal(Path.Combine("/dev", "null")).RunAsync();
        await Short().WithJournal(link).RunAsync();
        await Short().WithJournal(link).RunAsync();

        Assert.That(File.GetAttributes(Path.Combine("/dev", "null")).HasFlag(FileAttributes.Directory) || File.Exists(Path.Combine("/dev", "null.1")), Is.False);
        Assert.That(new FileInfo(link).LinkTarget, Is.EqualTo(target));
        Assert.That(RunResult.FromJournal(target).StopReason, Is.EqualTo(StopReason.Completed));
        Assert.That(File.Exists(target + ".1"), Is.True);
    }

    [Test]
    public async Task A_record_that_is_missing_repeated_or_of_another_run_is_noticed_and_nothing_passes_on_it()
    {
        var path = NewPath();
        await Short().WithJournal(path).RunAsync();
        var lines = Lines(File.ReadAllBytes(path));

        var missing = Read([.. lines[..3], .. lines[4..]]);
        var repeated = Read([.. lines[..3], lines[2], .. lines[3..]]);
        var twice = Read([.. lines[..^2], .. lines]);

        Assert.That(missing.Findings.Select(finding => finding.Text), Has.One.Contains("says nothing about the time from 2 s to 3 s"));
        Assert.That(repeated.Findings.Select(finding => finding.Text), Has.One.Contains("damaged in line 4"));
        Assert.That(twice.Findings.Select(finding => finding.Text), Has.Some.Contains("damaged in lines"));
        Assert.That(new[] { missing, repeated, twice }.Select(result => result.Verdict), Has.None.EqualTo(Verdict.Pass));
        Assert.That(Read(lines).Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(twice.Whole.Requests.Count, Is.EqualTo(Read(lines).Whole.Requests.Count));

        static RunResult Read(IEnumerable<string> lines) => FromJournal(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
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

    private static LoadTest Short()
    {
        var simulated = new Simulated();
        return simulated.Test(Load.Closed.Hold(1, 4.Seconds), simulated.Stepping(0.1.Seconds));
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
