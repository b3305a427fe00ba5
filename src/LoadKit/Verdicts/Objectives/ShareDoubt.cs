namespace LoadKit.Verdicts;

/// <summary>Why a share is not proven to be on either side of its limit.</summary>
internal enum ShareDoubt
{
    None,

    /// <summary>So few samples can't prove it even if none is bad.</summary>
    TooFew,

    /// <summary>The interval holds the limit.</summary>
    HoldsLimit,

    /// <summary>The load moves more slowly than the run is long.</summary>
    TooShort,

    /// <summary>It holds only without the requests that are missing.</summary>
    Missing,
}
