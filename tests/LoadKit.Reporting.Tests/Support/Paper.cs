using System.Text;

namespace LoadKit.Reporting.Tests.Support;

/// <summary>What a terminal shows of what is written to it: enough of one for the codes that the live view writes; any other code is a failure.</summary>
internal sealed class Paper(int width, int height)
{
    private readonly List<StringBuilder> rows = [new StringBuilder()];
    private int row;
    private int column;

    public bool IsCursorVisible { get; private set; } = true;

    public bool WrapsLines { get; private set; } = true;

    /// <summary>Where the cursor is, from zero.</summary>
    public int CursorColumn => column;

    /// <summary>All rows, also those that have scrolled away; blanks at their ends left out.</summary>
    public string[] Rows => [.. rows.Select(of => of.ToString().TrimEnd())];

    /// <summary>What of them is on the screen.</summary>
    public string[] Visible => Rows[Math.Max(0, rows.Count - height)..];

    public void Write(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\x1b':
                    i = Obey(text, i);
                    break;
                case '\r':
                    column = 0;
                    break;
                case '\n':
                    column = 0;
                    MoveTo(row + 1);
                    break;
                default:
                    Put(text[i]);
                    break;
            }
        }
    }

    private int Obey(string text, int start)
    {
        Assert.That(text[start + 1], Is.EqualTo('['), "only control sequences");
        var end = start + 2;
        while (!char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        var argument = text[(start + 2)..end];
        switch (text[end], argument)
        {
            case ('l' or 'h', "?25"):
                IsCursorVisible = text[end] == 'h';
                break;
            case ('l' or 'h', "?7"):
                WrapsLines = text[end] == 'h';
                break;
            case ('A', _):
                row = Math.Max(Math.Max(0, rows.Count - height), row - int.Parse(argument, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ('K', ""):
                rows[row].Length = Math.Min(rows[row].Length, column);
                break;
            case ('J', ""):
                rows[row].Length = Math.Min(rows[row].Length, column);
                rows.RemoveRange(row + 1, rows.Count - row - 1);
                break;
            case ('J', "2"):
                rows.RemoveRange(Math.Max(0, rows.Count - height), Math.Min(rows.Count, height));
                rows.Add(new StringBuilder());
                (row, column) = (rows.Count - 1, 0);
                break;
            case ('H', "") or ('m', _):
                break;
            default:
                Assert.Fail($"unexpected code {text[(start + 1)..(end + 1)]}");
                break;
        }

        return end;
    }

    private void Put(char letter)
    {
        if (column >= width && WrapsLines)
        {
            column = 0;
            MoveTo(row + 1);
        }

        column = Math.Min(column, width - 1);
        var line = rows[row];
        line.Append(' ', Math.Max(0, column + 1 - line.Length));
        line[column++] = letter;
    }

    private void MoveTo(int next)
    {
        row = next;
        if (row == rows.Count)
        {
            rows.Add(new StringBuilder());
        }
    }
}
