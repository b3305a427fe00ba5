using LoadKit.Model;

namespace LoadKit.Http;

/// <summary>
/// How far an attempt has come. What does not end when its time is over is left behind, and this is all that it may touch: its exchange is used by
/// others by then.
/// </summary>
internal sealed class HttpProgress
{
    [ThreadStatic]
    private static HttpProgress? spare;

    private long received;

    /// <summary>When it was handed to the client, in ticks of the clock; zero before.</summary>
    public long Started { get; set; }

    /// <summary>When the headers of the answer were there; zero before.</summary>
    public long Answered { get; set; }

    /// <summary>The answer; null before it came.</summary>
    public HttpResponseMessage? Response { get; set; }

    /// <summary>Bytes of the body that have come.</summary>
    public long Received => Counted?.Bytes ?? received;

    /// <summary>The body, where somebody else reads it.</summary>
    public CountedContent? Counted { get; set; }

    /// <summary>Why it failed; none when it succeeded.</summary>
    public Failure Failure { get; set; }

    /// <summary>After how long it is to be repeated; null for not at all.</summary>
    public TimeSpan? Pause { get; set; }

    public static HttpProgress Begin()
    {
        var progress = spare ?? new HttpProgress();
        spare = null;
        return progress;
    }

    public void Add(int bytes) => received += bytes;

    /// <summary>Nobody has it any more.</summary>
    public void Return()
    {
        (Started, Answered, received, Response, Counted, Failure, Pause) = (0, 0, 0, null, null, Failure.None, null);
        spare = this;
    }
}
