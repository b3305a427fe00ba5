using System.Globalization;
using System.Text;

namespace LoadKit.Reporting.Live;

/// <summary>
/// Draws frames one over the other at the bottom of a terminal. Between two frames the cursor is visible and in the row below: whatever
/// happens to the process, the terminal needs no repair.
/// </summary>
internal sealed class Screen(TextWriter writer)
{
    private const string HideCursor = "\x1b[?25l";
    private const string ShowCursor = "\x1b[?25h";
    private const string CutLines = "\x1b[?7l";
    private const string WrapLines = "\x1b[?7h";
    private const string EraseLine = "\x1b[K";
    private const string EraseBelow = "\x1b[J";
    private const string Clear = "\x1b[2J\x1b[H";
    private int height;
    private int width;

    public void Draw(IReadOnlyList<string> lines, int columns)
    {
        var frame = new StringBuilder(HideCursor).Append(CutLines);
        if (height > 0 && columns != width)
        {
            // Some terminals wrap what is on them to their new width and some don't: nobody knows where the old frame begins.
            frame.Append(Clear);
            height = 0;
        }

        AppendUp(frame);
        foreach (var line in lines)
        {
            frame.Append(line).Append(EraseLine).Append("\r\n");
        }

        Write(frame.Append(EraseBelow).Append(WrapLines).Append(ShowCursor));
        (height, width) = (lines.Count, columns);
    }

    /// <summary>Takes the last frame away; what is written next stands in its place.</summary>
    public void Erase()
    {
        if (height > 0)
        {
            var frame = new StringBuilder();
            AppendUp(frame);
            Write(frame.Append(EraseBelow));
            height = 0;
        }
    }

    private void AppendUp(StringBuilder frame) =>
        frame.Append(CultureInfo.InvariantCulture, $"\r{(height > 0 ? $"\x1b[{height}A" : "")}");

    // In one piece: half a frame would be seen.
    private void Write(StringBuilder frame)
    {
        writer.Write(frame.ToString());
        writer.Flush();
    }
}
