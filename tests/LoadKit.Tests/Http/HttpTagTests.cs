using System.Net;
using LoadKit.Units;

namespace LoadKit.Tests.Http;

/// <summary>Steps that carry what their target says, and what the answers say.</summary>
public sealed class HttpTagTests
{
    private static readonly HttpRules Rules = HttpRules.Default.Tagged("category", "read").TaggedBy("cache", "X-Cache");

    [Test]
    public async Task A_header_tells_steps_apart_and_failed_ones_too()
    {
        var result = await RunAsync(Rules, Answer);

        Assert.That(TagsOf(result), Is.EqualTo([("cache", "hit", 1, 0), ("cache", "miss", 1, 1), ("category", "read", 3, 1)]));
        Assert.That(result.Steps.Single().Phases, Is.Empty, "phases are those of a wire");
        Assert.That(result.Tags.Select(tag => tag.Step), Is.All.EqualTo("GET /items/{iteration}"), "of the steps, not of the iterations");
    }

    [Test]
    public async Task Without_an_answer_there_is_what_the_target_says()
    {
        var result = await RunAsync(Rules, _ => throw new HttpRequestException("no answer"));

        Assert.That(TagsOf(result), Is.EqualTo([("category", "read", 3, 3)]));
    }

    [Test]
    public async Task A_long_header_is_cut()
    {
        var result = await RunAsync(HttpRules.Default.TaggedBy("server", "X-Server"), _ => With("X-Server", new string('a', 5000)));

        Assert.That(result.Tags.Single().Value, Is.EqualTo(new string('a', 100)));
    }

    [Test]
    public async Task An_objective_is_about_the_tagged_steps_alone()
    {
        var result = await RunAsync(Rules, Answer, Slo.ErrorRate(50.Percent, tag: new Tag("cache", "miss")), Slo.ErrorRate(50.Percent, tag: new Tag("cache", "hit")));

        Assert.That(result.Slos.Select(slo => slo.MeasuredWithCounts), Is.EqualTo(["100.00 % (1/1)", "0.00 % (0/1)"]));
    }

    [Test]
    public void Rules_with_the_same_tags_are_equal()
    {
        Assert.That(HttpRules.Default.Tagged("category", "read").TaggedBy("cache", "X-Cache"), Is.EqualTo(Rules));
        Assert.That(HttpRules.Default.Tagged("category", "read").TaggedBy("cache", "X-Cache").GetHashCode(), Is.EqualTo(Rules.GetHashCode()));
        Assert.That(HttpRules.Default.TaggedBy("category", "read"), Is.Not.EqualTo(HttpRules.Default.Tagged("category", "read")));
        Assert.That(HttpRules.Default.Tags, Is.EqualTo(new HttpRules().Tags), "the old rules stay as they are");
    }

    [Test]
    public void A_tag_needs_a_key_and_a_value()
    {
        Assert.That(() => HttpRules.Default.Tagged("", "read"), Throws.ArgumentException);
        Assert.That(() => HttpRules.Default.Tagged("category", " "), Throws.ArgumentException);
        Assert.That(() => HttpRules.Default.TaggedBy("cache", ""), Throws.ArgumentException);
    }

    private static HttpResponseMessage Answer(int number) => number switch
    {
        1 => With("X-Cache", "hit"),
        2 => With("X-Cache", "miss", HttpStatusCode.InternalServerError),
        _ => new HttpResponseMessage(),
    };

    private static HttpResponseMessage With(string header, string value, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Headers = { { header, value } } };

    private static async Task<RunResult> RunAsync(HttpRules rules, Func<int, HttpResponseMessage> answer, params Slo[] slos)
    {
        using var client = new HttpClient(new Server(answer)) { BaseAddress = new Uri("http://api.test") };
        var read = Scenario.Create("read", async (user, _) => await user.Get(new HttpTarget(client, rules), $"/items/{user.Iteration}"));
        return await LoadTest.Create("tags")
            .WithTimeProvider(new VirtualTime())
            .WithUsers(Load.Closed.Iterations(3, users: 1), UserType.Create("reader", weight: 1, read))
            .WithSlos(slos)
            .RunAsync();
    }

    private static IEnumerable<(string, string, int, int)> TagsOf(RunResult result) =>
        result.Tags.Select(tag => (tag.Key, tag.Value, (int)tag.Measured.Count, (int)tag.Measured.Failed));

    private sealed class Server(Func<int, HttpResponseMessage> answer) : HttpMessageHandler
    {
        private int number;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(++number));
    }
}
