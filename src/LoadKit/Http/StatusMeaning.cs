namespace LoadKit.Http;

/// <summary>What a status means.</summary>
internal enum StatusMeaning : byte
{
    Success,
    Failure,

    /// <summary>A failure of its own kind: the server says that it has too much to do.</summary>
    Rejection,
}
