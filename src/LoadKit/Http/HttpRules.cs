using System.Net;
using LoadKit.Http;

namespace LoadKit;

/// <summary>
/// What the answers of a server mean, and how far a request may go. By default a status of 400 and above is a failure, of which 429 and 503 are
/// rejections: the server says that it has too much to do, which is counted apart. Each method returns new rules.
/// </summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed record HttpRules
{
    /// <summary>The rules of a plain client.</summary>
    public static HttpRules Default { get; } = new();

    /// <summary>
    /// The longest that an exchange may take, from the beginning to the last byte of the body: one that takes longer is cut off and fails with a
    /// <see cref="TimeoutException"/>. <see cref="Timeout.InfiniteTimeSpan"/> for no limit. Default: 30 seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero or negative, or more than 24 days.</exception>
    public TimeSpan TimeLimit
    {
        get;
        init => field = value == Timeout.InfiniteTimeSpan || (value > TimeSpan.Zero && value.TotalMilliseconds <= int.MaxValue)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(TimeLimit), value, "An exchange may take longer than nothing and at most 24 days.");
    } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many characters of an error's body stand in the error's example; only of text, and zero for none. It is text of the server's that reports
    /// show: where it may hold secrets, make it zero. Default: 500.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or more than 10,000.</exception>
    public int LongestExample { get; init => field = Within(nameof(LongestExample), value, most: 10_000); } = 500;

    /// <summary>
    /// How many requests a second get a W3C <c>traceparent</c> header that asks the service to record them, so that slow ones can be looked up; spread
    /// evenly over the second. Where somebody listens to the activity source <c>LoadKit</c>, every request has one. Zero for none. Default: 100.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or more than a million.</exception>
    public int TracedPerSecond { get; init => field = Within(nameof(TracedPerSecond), value, most: 1_000_000); } = 100;

    /// <summary>The largest body that <c>GetString</c> and <c>GetJson</c> take, in bytes; a larger one fails the step. Bodies that are only read through have no limit. Default: 4 million.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int LargestBody { get; init => field = Within(nameof(LargestBody), value, most: int.MaxValue); } = 4_000_000;

    /// <summary>How often a rejected request is repeated; zero unless <see cref="RespectingRetryAfter"/> was called.</summary>
    public int Retries { get; private init; }

    /// <summary>The longest pause before a repetition.</summary>
    public TimeSpan LongestPause { get; private init; }

    /// <summary>The time limit as a length.</summary>
    internal TimeSpan LongestExchange => TimeLimit == Timeout.InfiniteTimeSpan ? TimeSpan.FromDays(365) : TimeLimit;

    internal StatusTable Statuses { get; private init; } = StatusTable.Usual;

    internal StepTags Tags { get; private init; } = StepTags.None;

    /// <summary>These statuses are no failures: <c>Expecting(404)</c> where the test asks for what is not there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A status is none, 100 to 999.</exception>
    public HttpRules Expecting(params ReadOnlySpan<int> statuses) => this with { Statuses = Statuses.With(StatusMeaning.Success, statuses) };

    /// <inheritdoc cref="Expecting(ReadOnlySpan{int})"/>
    public HttpRules Expecting(params ReadOnlySpan<HttpStatusCode> statuses) => this with { Statuses = Statuses.With(StatusMeaning.Success, Numbers(statuses)) };

    /// <summary>These statuses are failures, beside those that are: <c>FailingOn(302)</c> where a redirect to a login page means that a login was lost.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A status is none, 100 to 999.</exception>
    public HttpRules FailingOn(params ReadOnlySpan<int> statuses) => this with { Statuses = Statuses.With(StatusMeaning.Failure, statuses) };

    /// <inheritdoc cref="FailingOn(ReadOnlySpan{int})"/>
    public HttpRules FailingOn(params ReadOnlySpan<HttpStatusCode> statuses) => this with { Statuses = Statuses.With(StatusMeaning.Failure, Numbers(statuses)) };

    /// <summary>These statuses are rejections, beside those that are: failures of their own kind, with which a server defends itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A status is none, 100 to 999.</exception>
    public HttpRules RejectedOn(params ReadOnlySpan<int> statuses) => this with { Statuses = Statuses.With(StatusMeaning.Rejection, statuses) };

    /// <inheritdoc cref="RejectedOn(ReadOnlySpan{int})"/>
    public HttpRules RejectedOn(params ReadOnlySpan<HttpStatusCode> statuses) => this with { Statuses = Statuses.With(StatusMeaning.Rejection, Numbers(statuses)) };

    /// <summary>Every step carries this tag, so that figures and objectives can be told apart by it: <c>Tagged("category", "read")</c>.</summary>
    /// <param name="key">What kind of value it is.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The key or the value is empty.</exception>
    public HttpRules Tagged(string key, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return this with { Tags = Tags.With(key, value) };
    }

    /// <summary>
    /// Every step carries as a tag what a header of its answer says, whatever the status: which server it was, cached or not. An answer without
    /// the header, or none at all, gives none. Of a value the first 100 characters count.
    /// </summary>
    /// <param name="key">What kind of value it is, such as <c>cache</c>.</param>
    /// <param name="header">The header, such as <c>X-Cache</c>.</param>
    /// <exception cref="ArgumentException">The key or the header is empty.</exception>
    public HttpRules TaggedBy(string key, string header)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentException.ThrowIfNullOrWhiteSpace(header);
        return this with { Tags = Tags.WithHeader(key, header) };
    }

    /// <summary>
    /// After a rejection with a <c>Retry-After</c> header (seconds or a date) the user waits that long and asks again, as a polite client does. The
    /// pause is think time and part of no latency; each attempt is a request of its own, and the repeated ones are counted as retries. An iteration in
    /// which an attempt succeeds is no failure. Without the header, or with one that asks for longer, the rejection stands.
    /// </summary>
    /// <param name="attempts">How often at most a request is repeated, 1 to 100.</param>
    /// <param name="atMost">The longest pause that the user accepts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public HttpRules RespectingRetryAfter(int attempts, TimeSpan atMost)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(attempts, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, TimeSpan.Zero);
        return this with { Retries = attempts, LongestPause = atMost };
    }

    private static int Within(string name, int value, int most) =>
        value >= 0 && value <= most ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is 0 to {Quantities.Count(most)}.");

    private static int[] Numbers(ReadOnlySpan<HttpStatusCode> statuses)
    {
        var numbers = new int[statuses.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (int)statuses[i];
        }

        return numbers;
    }
}
