using System.Globalization;
using LoadKit.Scale;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    [RowProcess.Flag, var file, var name, .. var row] when Commands.Find(name) is { } command => RowProcess.Measure(file, command, row),
    [HttpServer.Flag] => HttpServer.Serve(),
    ["all", .. var options] when Options.Parse(options) is { } parsed => Report.All(parsed),
    [var name, .. var rest] when Commands.Find(name) is { } command && Options.Parse(rest) is { } parsed => Report.Of(command, parsed),
    _ => Commands.Explain(),
};
