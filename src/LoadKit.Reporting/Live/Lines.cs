using Spectre.Console.Rendering;

namespace LoadKit.Reporting.Live;

/// <summary>Lines that are as wide as they may be: nothing is wrapped, and nothing in them is markup.</summary>
internal sealed class Lines(IReadOnlyList<IEnumerable<Segment>> lines) : Renderable
{
    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(maxWidth, maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => lines.SelectMany(line => line.Append(Segment.LineBreak));
}
