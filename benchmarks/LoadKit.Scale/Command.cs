namespace LoadKit.Scale;

/// <summary>One claim: the rows of its table, and how one of them is measured, in a process of its own.</summary>
internal abstract class Command
{
    public abstract string Name { get; }

    /// <summary>The arguments and what they are unless said.</summary>
    public abstract string Usage { get; }

    public abstract string Title { get; }

    /// <summary>How the columns were measured.</summary>
    public abstract string Notes { get; }

    /// <summary>The arguments with which it takes seconds instead of minutes.</summary>
    public virtual string[] Quick => [];

    /// <summary>How often each row is measured unless said; the table shows medians.</summary>
    public virtual int Repetitions => 3;

    /// <summary>Whether what a row's process prints is a column.</summary>
    public virtual bool CountsOutput => false;

    public abstract IEnumerable<Row> Rows(string[] arguments);

    /// <summary>Measures one row; called on the main thread of a fresh process.</summary>
    public abstract Figures Measure(string[] row);
}
