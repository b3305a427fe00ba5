using Spectre.Console;
using Spectre.Console.Rendering;

namespace LoadKit.Reporting.Live;

/// <summary>
/// What Spectre.Console makes of something for a terminal, as text. Nothing is left to its detection of terminals, which takes a pipe for one
/// that understands escape codes.
/// </summary>
internal sealed class Canvas
{
    private readonly StringWriter writer = new() { NewLine = "\n" };
    private readonly IAnsiConsole console;

    public Canvas(bool hasColours)
    {
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = hasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Capabilities.Unicode = true;
    }

    public string[] Lines(IRenderable content, int width)
    {
        console.Profile.Width = width;
        console.Write(content);
        var text = writer.ToString();
        writer.GetStringBuilder().Clear();
        return text.TrimEnd('\n').Split('\n');
    }

    /// <summary>A line in a colour.</summary>
    public string Paint(string line, Style style) => Lines(new Lines([[new Segment(line, style)]]), int.MaxValue)[0];
}
