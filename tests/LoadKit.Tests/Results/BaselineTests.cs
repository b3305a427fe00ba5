using System.Text;
using LoadKit.Results;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Results;

public class BaselineTests
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "baseline.json");

    [TearDown]
    public void Remove()
    {
        if (Directory.Exists(Path.GetDirectoryName(path)))
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Test]
    public async Task A_baseline_has_the_judged_time_in_ten_batches()
    {
        var simulated = new Simulated();
        var result = await simulated.Test(Load.Open.RampTo(10.PerSecond, over: 7.Seconds).Hold(25.Seconds).RampTo(1.PerSecond, over: 5.Seconds), simulated.Stepping(20.Milliseconds)).WithWarmUp(3.Seconds).RunAsync();

        var baseline = Baseline.Of(result);

        Assert.That(baseline.Batches.Select(batch => batch.Requests.Duration.TotalSeconds), Is.EqualTo([2, 3, 2, 3, 2, 3, 2, 3, 2, 3]).Within(1e-6));
        Assert.That(baseline.Requests, Is.EqualTo(250).Within(1));
        Assert.That((baseline.Name, baseline.JudgedLoad, baseline.JudgedDuration, baseline.Runner), Is.EqualTo(("test", "10 arrivals per second", 25.Seconds, Runner.Current)));
        Assert.That(baseline.RecordedAt, Is.EqualTo(result.StartedAt));
        Assert.That(baseline.Batches[3].Of("get"), Is.Not.Null.And.Property("Count").EqualTo(baseline.Batches[3].Requests.Count));
        Assert.That(baseline.Doubts, Is.Empty);
    }

    [Test]
    public void Too_few_seconds_are_one_batch_and_no_timeline_the_totals()
    {
        var made = new MadeRun().Stage("hold", 5.Seconds).Step("get", (10, 20)).FailedStep("get", (1, 2)).Finding(FindingKind.Doubt, "late").Judged();
        var timed = made with { Timeline = [.. Enumerable.Range(0, 6).Select(second => Second(second, 4))] };

        Assert.That(Baseline.Of(made).Batches.Single().Requests, Is.EqualTo(made.Totals.Requests));
        Assert.That(Baseline.Of(made).Doubts, Is.EqualTo(["late"]));
        Assert.That(Baseline.Of(timed).Batches.Single().Requests.Count, Is.EqualTo(20));
        Assert.That(Baseline.Of(timed).JudgedDuration, Is.EqualTo(5.Seconds));
    }

    [Test]
    public async Task What_is_loaded_is_what_was_saved()
    {
        var simulated = new Simulated();
        var fail = UserType.Create("failing", 1, Scenario.Create("failing", async (user, ct) => await user.Step("post", async () =>
        {
            await simulated.Answer((1 + user.Random.Next(50)).Milliseconds, ct);
            if (user.Random.Next(3) == 0)
                user.Fail("no");
        })));
        var saved = Baseline.Of(await simulated.Test(Load.Closed.Hold(4, 30.Seconds), fail, simulated.Stepping(20.Milliseconds)).RunAsync());

        saved.Save(path);
        var loaded = Baseline.Load(path);

        Assert.That(
            (loaded.Name, loaded.RecordedAt, loaded.Runner, loaded.JudgedLoad, loaded.JudgedDuration, loaded.Requests),
            Is.EqualTo((saved.Name, saved.RecordedAt, saved.Runner, saved.JudgedLoad, saved.JudgedDuration, saved.Requests)));
        Assert.That(loaded.Batches, Has.Count.EqualTo(10));
        foreach (var (a, b) in saved.Batches.Zip(loaded.Batches))
        {
            Assert.That(b.Steps.Keys, Is.EquivalentTo(a.Steps.Keys));
            foreach (var step in a.Steps.Keys.Append(null))
            {
                var (there, here) = (a.Of(step)!, b.Of(step)!);
                Assert.That((here.Count, here.Failed, here.Duration), Is.EqualTo((there.Count, there.Failed, there.Duration)));
                Assert.That(here.Latency.Histogram.Buckets, Is.EqualTo(there.Latency.Histogram.Buckets));
                Assert.That(here.FailedLatency.Histogram.Buckets, Is.EqualTo(there.FailedLatency.Histogram.Buckets));
            }
        }

        Assert.That(saved.Batches.Sum(batch => batch.Requests.FailedLatency.Count), Is.Positive.And.EqualTo(saved.Batches.Sum(batch => batch.Requests.Failed)));
    }

    [TestCase("a\"b\\c/d")]
    [TestCase("\\u0041 \\")]
    [TestCase("\0\a\r\n\t\u001b[2J\u202e\u2028")]
    [TestCase("\ud800")]
    [TestCase("x\udc00\ud83d\ude00\ud83d")]
    [TestCase("<script>&'")]
    [TestCase("")]
    public void Hostile_names_come_back_as_they_were(string name)
    {
        var baseline = Made() with { Name = name, JudgedLoad = name, Doubts = [name], Batches = [MadeStretch.Of(10, step: name)] };

        baseline.Save(path);
        var loaded = Baseline.Load(path);

        Assert.That((loaded.Name, loaded.JudgedLoad, loaded.Batches[0].Steps.Keys.Single()), Is.EqualTo((name, name, name)));
        Assert.That(File.ReadAllBytes(path), Has.All.LessThan(128), "nothing but ASCII");
    }

    [TestCase("\"format\": 1", "\"format\": 2", "$.format", "2: this version of LoadKit reads format 1")]
    [TestCase("\"format\": 1", "\"format\": \"x\"", "$.format (line 2)", "\"format\": \"x\": ")]
    [TestCase("\"name\": \"shop\",", "", "$ (line ", "name")]
    [TestCase("\"name\": \"shop\"", "\"name\": null", "$.name (line 3)", "null")]
    [TestCase("\"name\": \"shop\"", "\"name\": \"a\\\\b\"", "$.name (line 3)", "backslash")]
    [TestCase("\"count\": 100", "\"count\": -1", "$.batches[0].requests.count", "-1: it must be zero or more")]
    [TestCase("\"count\": 100", "\"count\": 99", "$.batches[0].requests.latency", "100: it has more values than the count, 99")]
    [TestCase("\"failed\": 0", "\"failed\": 101", "$.batches[0].requests.failed", "101: it must be from 0 to the count, 100")]
    [TestCase("\"failed\": 0", "\"failed\": -1", "$.batches[0].requests.failed", "-1: it must be from 0")]
    [TestCase("\"dropped\": 0", "\"dropped\": -3", "$.batches[0].dropped", "-3: it must be zero or more")]
    [TestCase("\"duration\": \"00:00:10\"", "\"duration\": \"00:00:00\"", "$.batches[0].duration", "00:00:00: it must be longer than zero")]
    [TestCase("\"latency\": \"HIST", "\"latency\": \"HISX", "$.batches[0].requests.latency", "HISX")]
    [TestCase("\"name\": \"get\"", "\"name\": 7", "$.batches[0].steps[0].name (line ", "\"name\": 7")]
    [TestCase("\"batches\": [", "\"batches\": [ null,", "$.batches[0]", "null: a batch was expected")]
    public void A_damaged_file_is_named_with_the_place_and_the_value(string from, string to, string place, string value)
    {
        Made().Save(path);
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(from));
        var start = text.IndexOf(from, StringComparison.Ordinal);
        File.WriteAllText(path, string.Concat(text.AsSpan(0, start), to, text.AsSpan(start + from.Length)));

        var error = Assert.Throws<BaselineFormatException>(() => Baseline.Load(path));

        Assert.That(error!.Message, Does.StartWith($"{path}: {place}").And.Contain(value));
        Assert.That(error.Place, Does.StartWith(place));
        Assert.That(error.Path, Is.EqualTo(path));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("[1, 2")]
    [TestCase("PK\u0003\u0004")]
    [TestCase("{\"format\":1,\"name\":\"\",\"recordedAt\":\"2000-01-01T00:00:00Z\",\"judgedLoad\":\"\",\"runner\":null,\"doubts\":[],\"batches\":[]}")]
    public void What_is_no_baseline_is_no_crash(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);

        Assert.That(() => Baseline.Load(path), Throws.TypeOf<BaselineFormatException>().With.Message.StartsWith(path));
    }

    [Test]
    public void A_name_that_is_there_twice_and_failures_that_are_no_part_are_damage()
    {
        var twice = Made() with { Batches = [MadeStretch.Of(10, step: "a")] };
        twice.Save(path);
        var text = File.ReadAllText(path);
        var (start, end) = (text.IndexOf("\"steps\": [", StringComparison.Ordinal) + 10, text.LastIndexOf(']', text.LastIndexOf(']') - 1));
        File.WriteAllText(path, text.Insert(end, "," + text[start..end]));
        Assert.That(() => Baseline.Load(path), Throws.TypeOf<BaselineFormatException>().With.Message.Contains("$.batches[0].steps[1].name: a: the name is there twice"));

        var foreign = new Measured(100, 1, new Latencies(MadeStretch.Measured(10, 100).Latency.Histogram), 10.Seconds) { FailedLatency = MadeStretch.Measured(99, 1).Latency };
        (Made() with { Batches = [MadeStretch.Of(foreign)] }).Save(path);
        Assert.That(() => Baseline.Load(path), Throws.TypeOf<BaselineFormatException>().With.Message.Contains("$.batches[0].steps[0].requests.failedLatency: it is no part of the latency"));
    }

    [Test]
    public void A_byte_order_mark_does_no_harm_and_a_missing_file_is_just_missing()
    {
        Made().Save(path);
        File.WriteAllText(path, File.ReadAllText(path), Encoding.UTF8);

        Assert.That(Baseline.Load(path).Name, Is.EqualTo("shop"));
        Assert.That(() => Baseline.Load(path + "2"), Throws.InstanceOf<IOException>());
    }

    private static Baseline Made() => Baseline.Of(new MadeRun().Stage("hold", 10.Seconds).Step("get", (10, 100)).Judged()) with { Runner = Runner.Current };

    private static Interval Second(int second, int count) => new()
    {
        Start = second.Seconds,
        Length = 1.Seconds,
        Stage = "hold",
        Requests = count,
        Latency = MadeStretch.Measured(10, count).Latency.Histogram,
    };
}
