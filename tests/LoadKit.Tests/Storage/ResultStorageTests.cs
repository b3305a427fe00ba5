using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoadKit.Tests.Support;

namespace LoadKit.Tests.Storage;

public class ResultStorageTests
{
    private static readonly Lazy<Task<RunResult>> Run = new(() => StoredRun.Test(new Simulated()).RunAsync());

    [Test]
    public async Task Everything_in_a_result_comes_back_as_it_was()
    {
        var result = await Run.Value;

        Assert.That(DeepEquality.Differences(result, Back(result)), Is.Empty);
        Assert.That(Bytes(Back(result)), Is.EqualTo(Bytes(result)));
        Assert.That(Back(result).Explain(), Is.EqualTo(result.Explain()));
    }

    [Test]
    public async Task A_file_is_made_with_its_folders_and_replaced()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("N"), "deep", "result.json");
        var result = await Run.Value;

        result.Save(path);
        (result with { Name = "second" }).Save(path);

        Assert.That(RunResult.Load(path).Name, Is.EqualTo("second"));
    }

    [Test]
    public async Task The_schema_comes_first_so_that_a_reader_can_ask_for_it()
    {
        var text = Encoding.UTF8.GetString(Bytes(await Run.Value));

        Assert.That(text, Does.StartWith("{\n  \"schema\": 1,\n  \"name\": \"test\",\n"));
        Assert.That(text, Does.Not.Contain("<").And.Not.Contain("\r"));
    }

    [TestCase("", "$ (line 1)")]
    [TestCase("null", "object")]
    [TestCase("[1]", "object")]
    [TestCase("{}", "schema")]
    [TestCase("""{"schema":2,"name":"x"}""", "$.schema: 2: this version of LoadKit reads results of schema 1")]
    [TestCase("""{"schema":"1"}""", "$.schema")]
    [TestCase("""{"schema":1}""", "name")]
    [TestCase("""{"schema":1,"name":"x","verdict":"pass","reason":"r","slos":[null]}""", "line 1: null")]
    [TestCase("""{"schema":1,"name":"x","verdict":"maybe","reason":"r"}""", "$.verdict")]
    [TestCase("""{"schema":1,"name":"x","verdict":"pass","reason":"r","duration":"long"}""", "a time in seconds was expected")]
    [TestCase("""{"schema":1,"name":"x","verdict":"pass","reason":"r","totals":{"requests":{"count":-1}}}""", "count -1: a count must be zero or more")]
    [TestCase("""{"schema":1,"name":"x","verdict":"pass","reason":"r","slos":[{"slo":{"kind":"latency","name":"p95","limitText":"x"}}]}""", "$.slos[0]")]
    [TestCase("""{"schema":1,"name":"x","verdict":"pass","reason":"r","timeline":[{"start":0,"length":1,"stage":"","latency":{"hdr":"HISTFAAA","min":1,"max":2,"sum":3}}]}""", "$.timeline[0].latency")]
    [TestCase("""{"schema":1,"name":"x","name":"y","verdict":"pass","reason":"r"}""", "Duplicate")]
    public void What_is_no_result_is_named_with_its_place(string text, string named)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        Assert.That(() => RunResult.Load(stream), Throws.TypeOf<ResultFormatException>().With.Message.StartsWith("the stream: ").And.Message.Contains(named));
    }

    [Test]
    public async Task What_an_older_version_did_not_write_has_its_default()
    {
        var result = await Run.Value;
        var bytes = Bytes(result with { Timeline = [.. result.Timeline.Skip(10).Take(1)], Steps = [.. result.Steps.Take(1)], Tags = [.. result.Tags.Take(1)], Scenarios = [.. result.Scenarios.Take(1)], UserTypes = [.. result.UserTypes.Take(1)], Stages = [.. result.Stages.Take(1)] });
        var whole = JsonNode.Parse(bytes)!;
        var properties = Objects(whole).SelectMany(item => item.Select(property => (Path: item.GetPath(), property.Key))).GroupBy(at => Regex.Replace(at.Path, @"\[\d+\]", "[]") + "." + at.Key).Select(same => same.First()).ToList();
        Assert.That(properties, Has.Count.GreaterThan(150));

        foreach (var (path, name) in properties)
        {
            var without = JsonNode.Parse(bytes)!;
            Objects(without).First(item => item.GetPath() == path).Remove(name);
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(without.ToJsonString()));

            RunResult? read = null;
            try
            {
                read = RunResult.Load(stream);
            }
            catch (ResultFormatException)
            {
                // What a result can't be without has no default.
            }

            if (read is not null)
            {
                Assert.That(Nulls(read, "$"), Is.Empty, $"without {path}.{name}");
                Assert.That(() => read.Explain(), Throws.Nothing, $"without {path}.{name}");
            }
        }

        static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
        {
            JsonObject item => [item, .. item.SelectMany(property => Objects(property.Value))],
            JsonArray items => items.Take(2).SelectMany(Objects),
            _ => [],
        };
    }

    [TestCase("\"verdict\": \"Fail\",\n  \"reason\"", "\"verdict\": \"Pass\",\n  \"reason\"", "$.verdict: Pass: not all objectives are met")]
    [TestCase("\"verdict\": \"Fail\",\n  \"reason\"", "\"verdict\": -1,\n  \"reason\"", "verdict -1: a word was expected")]
    [TestCase("\"start\": 0,", "\"start\": -1,", "start -1: a time must be zero or longer")]
    [TestCase("\"max\": ", "\"max\": 9223372036854775807, \"x\": ", "are not those of its buckets")]
    public async Task What_can_not_be_is_refused(string right, string wrong, string named)
    {
        var text = Encoding.UTF8.GetString(Bytes(await Run.Value));
        var at = right.StartsWith("\"max", StringComparison.Ordinal) ? text.IndexOf("\"hdr\"", StringComparison.Ordinal) : 0;
        Assert.That(text, Does.Contain(right));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text[..at] + new Regex(Regex.Escape(right)).Replace(text[at..], wrong, 1)));

        Assert.That(() => RunResult.Load(stream), Throws.TypeOf<ResultFormatException>().With.Message.Contains(named));
    }

    // What the compiler says is never null.
    private static IEnumerable<string> Nulls(object of, string place)
    {
        foreach (var property in of.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.GetIndexParameters().Length == 0 && property.DeclaringType!.Namespace == "LoadKit"))
        {
            var value = property.GetValue(of);
            if (value is null)
            {
                if (new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull)
                    yield return $"{place}.{property.Name}";
                continue;
            }

            IEnumerable<object> items = value is System.Collections.IEnumerable list and not string ? list.Cast<object>().Take(2) : [value];
            foreach (var item in items.Where(item => item?.GetType() is { IsClass: true, Namespace: "LoadKit" } type && typeof(Slo).IsAssignableFrom(type) is false && item is not (Histogram or Scenario or UserType or Load)))
            {
                foreach (var inner in Nulls(item, $"{place}.{property.Name}"))
                    yield return inner;
            }
        }
    }

    [Test]
    public async Task A_histogram_whose_totals_contradict_its_buckets_is_refused()
    {
        var text = Encoding.UTF8.GetString(Bytes(await Run.Value));
        var at = text.IndexOf("\"max\":", text.IndexOf("\"hdr\"", StringComparison.Ordinal), StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.Insert(at + "\"max\": ".Length, "9")));

        Assert.That(() => RunResult.Load(stream), Throws.TypeOf<ResultFormatException>().With.Message.Contains("are not those of its buckets"));
    }

    [Test]
    public async Task Whatever_byte_is_damaged_it_is_read_or_refused_and_nothing_else()
    {
        var bytes = Bytes(await Run.Value);
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var damaged = bytes.ToArray();
            for (var times = random.Next(1, 4); times > 0; times--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            using var stream = new MemoryStream(damaged, 0, random.Next(2) == 0 ? damaged.Length : random.Next(damaged.Length));

            Assert.That(() => Read(stream), Throws.Nothing);
        }

        static void Read(Stream stream)
        {
            try
            {
                _ = RunResult.Load(stream).Explain();
            }
            catch (ResultFormatException)
            {
            }
        }
    }

    private static RunResult Back(RunResult result)
    {
        using var stream = new MemoryStream(Bytes(result));
        return RunResult.Load(stream);
    }

    private static byte[] Bytes(RunResult result)
    {
        using var stream = new MemoryStream();
        result.Save(stream);
        return stream.ToArray();
    }
}
