using System.Globalization;
using System.Text;

/// <summary>A writer for a framework that takes whole lines, such as <c>output.WriteLine</c>.</summary>
internal sealed class LineWriter(Action<string> line) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly StringBuilder begun = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value != '\n')
        {
            begun.Append(value);
            return;
        }

        line(begun.ToString().TrimEnd('\r'));
        begun.Clear();
    }
}
