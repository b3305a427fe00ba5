namespace LoadKit.Engine;

/// <summary>Where a user gets its iterations from: its population.</summary>
internal interface ITicketSource
{
    /// <summary>The next iteration of a user; null when it is to leave.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="now">When its last iteration ended, or when it joined.</param>
    ValueTask<Ticket?> NextAsync(UserSession user, long now);

    /// <summary>The user has left, or was left behind.</summary>
    void Left(UserSession user);
}
