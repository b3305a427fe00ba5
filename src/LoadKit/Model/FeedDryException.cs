namespace LoadKit;

/// <summary>
/// A feed has no item left, and the run ends early for it. The iteration that found it dry is cut off and has not failed; let the exception pass.
/// </summary>
public sealed class FeedDryException : Exception
{
    internal FeedDryException(string message)
        : base(message)
    {
    }
}
