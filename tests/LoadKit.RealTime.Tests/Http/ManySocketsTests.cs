using System.Diagnostics;
using LoadKit.Units;

namespace LoadKit.RealTime.Tests.Http;

public class ManySocketsTests
{
    [Test]
    [Platform("Linux")]
    public async Task More_connections_than_the_process_may_have_files_is_an_error_that_says_what_to_do()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.txt");
        using var server = new OddServer((_, _) => Task.Delay(Timeout.Infinite));
        var start = new ProcessStartInfo("sh", ["-c", "ulimit -n 1024 && exec dotnet exec \"$0\" sockets \"$1\" \"$2\"", typeof(ManySockets).Assembly.Location, $"{server.Address}", path]);
        using var child = Process.Start(start)!;
        using var patience = new CancellationTokenSource(1.Minutes);
        await child.WaitForExitAsync(patience.Token);

        Assert.That(child.ExitCode, Is.Zero);
        var lines = await File.ReadAllLinesAsync(path);
        File.Delete(path);
        Assert.That(lines[0], Is.EqualTo("10000 10000"), "every user has made its request and was told");
        Assert.That(lines.Single(line => line.StartsWith("too many open files", StringComparison.Ordinal)), Does.Contain("1,024 files").And.Contain("ulimit -n"));
        Assert.That(lines[1..].Select(line => line.Split('|')[0]), Is.SubsetOf(new[] { "too many open files", "timeout", "connection reset" }));
    }
}
