namespace LoadKit.Engine;

/// <summary>What a population keeps with each of its users.</summary>
internal sealed partial class UserSession
{
    private long paced = -1;
    private long taken;
    private Ticket? brought;

    /// <summary>When the next iteration of a paced user should start: an interval after the last should have, whatever that took.</summary>
    public long NextPaced(long every, long now) => paced = paced < 0 ? now : paced + every;

    /// <summary>Takes one of so many iterations of this user.</summary>
    public bool TakeOneOf(long count) => taken++ < count;

    public void Bring(Ticket ticket) => brought = ticket;

    public Ticket? FirstTicket()
    {
        var ticket = brought;
        brought = null;
        return ticket;
    }
}
