namespace ReferenceSystems;

/// <summary>The exit code of several runs.</summary>
internal static class ExitCodes
{
    // A stop by hand says more than a verdict, a miss more than a doubt.
    private static readonly int[] WorstFirst = [130, 2, 3, 0];

    public static int Worst(int one, int other) => WorstFirst.First(code => code == one || code == other);
}
