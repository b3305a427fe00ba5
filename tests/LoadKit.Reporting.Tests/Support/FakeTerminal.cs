using LoadKit.Reporting.Live;

namespace LoadKit.Reporting.Tests.Support;

/// <summary>A terminal that keeps what is written to it: frames as they come, and all in one as a terminal would get it.</summary>
internal sealed class FakeTerminal : ITerminal
{
    private readonly Recorder screen = new();

    public FakeTerminal(int width = 104, int height = 24, bool colours = false)
    {
        Size = (width, height);
        Facts = new TerminalFacts { UnderstandsCodes = true, Width = width, Variable = name => name == "NO_COLOR" && !colours ? "1" : null };
    }

    public TerminalFacts Facts { get; set; }

    public (int Width, int Height) Size { get; set; }

    public TextWriter Lines => screen;

    public TextWriter Screen => screen;

    /// <summary>Whether writing fails, as on a terminal whose window was closed.</summary>
    public bool Breaks
    {
        set => screen.Breaks = value;
    }

    /// <summary>Everything, codes included.</summary>
    public string Raw => screen.ToString();

    /// <summary>What was written in one piece each time.</summary>
    public IReadOnlyList<string> Writes => screen.Pieces;

    public int Registrations { get; private set; }

    private Action Interrupted { get; set; } = () => { };

    /// <summary>A pipe instead.</summary>
    public FakeTerminal Piped()
    {
        Facts = Facts with { IsRedirected = true };
        return this;
    }

    public void Interrupt() => Interrupted();

    public IDisposable WhenInterrupted(Action tell)
    {
        Interrupted = tell;
        Registrations++;
        return new Registration(this);
    }

    private sealed class Registration(FakeTerminal terminal) : IDisposable
    {
        public void Dispose() => terminal.Registrations--;
    }

    private sealed class Recorder : StringWriter
    {
        private readonly List<string> pieces = [];
        private int kept;

        public Recorder() => NewLine = "\n";

        public IReadOnlyList<string> Pieces => pieces;

        public bool Breaks { get; set; }

        public override void Write(string? value)
        {
            if (Breaks)
            {
                throw new IOException("the terminal is gone");
            }

            base.Write(value);
        }

        public override void Flush()
        {
            var all = ToString();
            if (all.Length > kept)
            {
                pieces.Add(all[kept..]);
                kept = all.Length;
            }
        }
    }
}
