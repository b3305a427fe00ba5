namespace LoadKit.Engine;

/// <summary>Something that waits until a time. It is its own link in a slot of the <see cref="TimingWheel"/>, so waiting allocates nothing.</summary>
internal abstract class Waiter
{
    // A wait is on a wheel or has a timer, never both: one field, for there may be a million of these.
    private object? link;

    /// <summary>When it wants to be woken; not to be changed while it waits.</summary>
    public long Due { get; set; }

    /// <summary>The next in the same slot of the wheel.</summary>
    public Waiter? Next
    {
        get => (Waiter?)link;
        set => link = value;
    }

    /// <summary>What wakes it where there is no wheel.</summary>
    public ITimer? Timer
    {
        get => link as ITimer;
        set => link = value;
    }

    /// <summary>The time has come. Called on the engine's thread, or whichever adds a wait that is over, and must not hold it up.</summary>
    public abstract void Fire();
}
