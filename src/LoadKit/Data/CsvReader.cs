using System.Text;

namespace LoadKit.Data;

/// <summary>Reads rows as RFC 4180 has them, and goes on after a mistake to find the others.</summary>
internal sealed class CsvReader(TextReader text, char separator, FeedMistakes mistakes)
{
    private const int End = -1;

    private readonly StringBuilder field = new();
    private int column;

    /// <summary>The line that is read, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The next row that is not empty; null at the end.</summary>
    public (int Line, string[] Fields)? Read()
    {
        while (text.Peek() is var next and not End)
        {
            if (next is not ('\r' or '\n'))
            {
                return ReadRow();
            }

            EndLine();
        }

        return null;
    }

    private (int Line, string[] Fields) ReadRow()
    {
        var line = Line;
        List<string> fields = [];
        column = 0;
        while (true)
        {
            fields.Add(text.Peek() == '"' ? Quoted() : Plain());
            if (text.Peek() != separator)
            {
                EndLine();
                return (line, [.. fields]);
            }

            Take();
        }
    }

    private string Plain()
    {
        field.Clear();
        AddPlain();
        return field.ToString();
    }

    // What follows the closing quote is taken for a part of the field, so that the rest of the file is still understood.
    private string Quoted()
    {
        var (line, start) = (Line, column + 1);
        field.Clear();
        Take();
        while (true)
        {
            switch (Take())
            {
                case End:
                    mistakes.Add(line, start, "the quote that begins here is not closed");
                    return field.ToString();
                case '"' when text.Peek() == '"':
                    field.Append((char)Take());
                    break;
                case '"':
                    if (text.Peek() is not (End or '\r' or '\n') and var next && next != separator)
                    {
                        mistakes.Add(Line, column + 1, "there is text after the closing quote; a quote inside a field is doubled");
                        AddPlain(isKnownAsBad: true);
                    }

                    return field.ToString();
                case var letter:
                    field.Append((char)letter);
                    break;
            }
        }
    }

    private void AddPlain(bool isKnownAsBad = false)
    {
        while (text.Peek() is not (End or '\r' or '\n') and var next && next != separator)
        {
            if (next == '"' && !isKnownAsBad)
            {
                mistakes.Add(Line, column + 1, "there is a quote in a field that does not begin with one");
                isKnownAsBad = true;
            }

            field.Append((char)Take());
        }
    }

    private int Take()
    {
        var letter = text.Read();
        if (letter == '\n' || (letter == '\r' && text.Peek() != '\n'))
        {
            Line++;
            column = 0;
        }
        else
        {
            column++;
        }

        return letter;
    }

    // A carriage return alone ends a line too.
    private void EndLine()
    {
        if (Take() == '\r' && text.Peek() == '\n')
        {
            Take();
        }
    }
}
