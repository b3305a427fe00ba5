using System.Text.Json;
using LoadKit.Tests.Conventions;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Storage;

public class ResultSchemaTests
{
    private static readonly string Documented = Repository.At("docs", "result.schema.json");

    [Test]
    public void The_documented_schema_is_that_of_the_public_API_and_its_storage()
    {
        var text = ResultSchema.Text();
        if (Environment.GetEnvironmentVariable("LOADKIT_APPROVE") == "1")
            File.WriteAllText(Documented, text);

        Assert.That(File.ReadAllText(Documented).ReplaceLineEndings("\n"), Is.EqualTo(text), "Where the change is meant, approve it: LOADKIT_APPROVE=1 dotnet test tests/LoadKit.Tests --filter FullyQualifiedName~ResultSchema");
    }

    [Test]
    public async Task Results_are_as_the_documented_schema_says()
    {
        var simulated = new Simulated();
        RunResult[] results =
        [
            await StoredRun.Test(new Simulated()).RunAsync(),
            await simulated.Test(Load.Closed.Iterations(5, 2), simulated.Stepping(0.1.Seconds)).RunAsync(),
            await StoredRun.Test(new Simulated()).RunAsync(new CancellationToken(canceled: true)),
        ];

        foreach (var result in results)
            Assert.That(Mistakes(Json(result)), Is.Empty);
    }

    [TestCase("\"schema\": 1", "\"schema\": \"one\"", "$.schema")]
    [TestCase("\"stopReason\": \"Completed\"", "\"stopReason\": \"Bored\"", "$.stopReason")]
    [TestCase("\"name\": \"test\"", "\"nam\": \"test\"", "name")]
    public async Task The_check_finds_what_is_wrong(string right, string wrong, string place)
    {
        var simulated = new Simulated();
        var json = Json(await simulated.Test(Load.Closed.Hold(1, 1.Seconds), simulated.Stepping(0.1.Seconds)).RunAsync());

        Assert.That(json, Does.Contain(right));
        Assert.That(Mistakes(json.Replace(right, wrong, StringComparison.Ordinal)), Has.Some.Contains(place));
    }

    private static IEnumerable<string> Mistakes(string json)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Documented));
        using var document = JsonDocument.Parse(json);
        return [.. new SchemaCheck(schema.RootElement).Mistakes(document.RootElement)];
    }

    private static string Json(RunResult result)
    {
        using var stream = new MemoryStream();
        result.Save(stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
