using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Charts;

/// <summary>
/// A colour by its role. Pictures carry the light colour in their attributes, which no content security policy blocks, and the role as a class,
/// by which a stylesheet changes it where one is allowed.
/// </summary>
/// <param name="Role">What it is for, as a part of a class's name.</param>
/// <param name="Light">On white: <c>#20699f</c>.</param>
/// <param name="Dark">On near black.</param>
internal sealed record Ink(string Role, string Light, string Dark)
{
    /// <summary>Attributes that fill a shape, and draw nothing around it.</summary>
    public Markup Fill => Markup.Of($" class=\"{Role}-f\" fill=\"{Light}\"");

    /// <summary>Attributes that draw a line, and fill nothing.</summary>
    public Markup Stroke => Markup.Of($" class=\"{Role}-s\" fill=\"none\" stroke=\"{Light}\"");

    /// <summary>Attributes that fill a shape and set it off from what is behind it.</summary>
    public Markup FillOn(Ink paper) => Markup.Of($" class=\"{Role}-f {paper.Role}-s\" fill=\"{Light}\" stroke=\"{paper.Light}\"");

    /// <summary>The rules of a stylesheet that recolour both.</summary>
    public string Rules => $".{Role}-f{{fill:var(--{Role})}}.{Role}-s{{stroke:var(--{Role})}}";
}
