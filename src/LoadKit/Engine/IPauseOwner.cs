namespace LoadKit.Engine;

/// <summary>Wants to know when a pause is over, before the code that waits goes on.</summary>
internal interface IPauseOwner
{
    /// <summary>The pause is over; an exception thrown here is what the waiting code gets.</summary>
    void PauseEnded();
}
