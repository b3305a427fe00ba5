using System.Runtime.CompilerServices;

namespace LoadKit.Engine;

/// <summary>All that one thread has recorded in a run. Cells are made when first used, by the one thread that writes.</summary>
internal sealed class Stripe(Measurements owner, int stages, SeriesTable table)
{
    private const int Padding = 8;

    private readonly Cell?[][] cells = NewCells(stages);
    // A cache line of nothing on either side: another thread's may lie next to it.
    private readonly long[] started = new long[stages + (2 * Padding)];

    public Measurements Owner => owner;

    public Cell this[int stage, int series]
    {
        get
        {
            var row = cells[stage];
            return series < row.Length && row[series] is { } cell ? cell : Make(stage, series);
        }
    }

    /// <summary>The cells of a stage as far as they exist; for the collector.</summary>
    public ReadOnlySpan<Cell?> Cells(int stage) => Volatile.Read(ref cells[stage]);

    /// <summary>How many iterations have begun in a stage.</summary>
    public ref long Started(int stage) => ref started[stage + Padding];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Cell Make(int stage, int series)
    {
        var cell = new Cell(table.LimitsOf(series));
        var row = cells[stage];
        if (series >= row.Length)
        {
            Array.Resize(ref row, Math.Max(series + 1, row.Length * 2));
            Volatile.Write(ref cells[stage], row);
        }

        Volatile.Write(ref row[series], cell);
        return cell;
    }

    private static Cell?[][] NewCells(int stages)
    {
        var rows = new Cell?[stages][];
        Array.Fill(rows, []);
        return rows;
    }
}
