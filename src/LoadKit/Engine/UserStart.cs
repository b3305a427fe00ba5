namespace LoadKit.Engine;

/// <summary>Starts users on the thread pool, in the execution context of the caller of <see cref="LoadTest.RunAsync"/>: its async locals are theirs.</summary>
internal static class UserStart
{
    public static void OnPool(UserSession user) =>
        ThreadPool.QueueUserWorkItem(static session => session.Begin(), user, preferLocal: false);
}
