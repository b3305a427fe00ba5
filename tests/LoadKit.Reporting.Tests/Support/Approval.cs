using System.Reflection;
using System.Text;

namespace LoadKit.Reporting.Tests.Support;

/// <summary>Compares an output with a file in review, byte for byte. A difference is written beside it as <c>.received</c>.</summary>
internal static class Approval
{
    public static void Verify(string received, string name, string extension)
    {
        var approvedPath = Path.Combine(Folder(), $"{name}.approved.{extension}");
        var receivedPath = Path.Combine(Folder(), $"{name}.received.{extension}");
        var approved = File.Exists(approvedPath) ? Encoding.UTF8.GetString(File.ReadAllBytes(approvedPath)) : "";
        if (received == approved)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.Fail($"{name}: {FirstDifference(approved, received)}\nreceived: {receivedPath}\nCopy it over {Path.GetFileName(approvedPath)} if it is right.");
    }

    private static string FirstDifference(string approved, string received)
    {
        var (left, right) = (approved.Split('\n'), received.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(left.Length, right.Length)).First(i => At(left, i) != At(right, i));
        return $"line {line + 1} differs\napproved: {At(left, line)}\nreceived: {At(right, line)}";
    }

    private static string At(string[] lines, int i) => i < lines.Length ? lines[i] : "(no line)";

    // Not the caller's file path: a deterministic build in CI replaces it.
    private static string Folder() => Path.Combine(
        typeof(Approval).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(of => of.Key == "ProjectDirectory").Value!, "Approved");
}
