using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html;

/// <summary>
/// How the page looks where styles are allowed. Nothing depends on it: without it the text, the tables and the light colours of the pictures stay.
/// </summary>
internal static class Stylesheet
{
    // Our own constants, in which nothing needs to be escaped but what XML would take for a tag; there is none.
    public static Markup Css { get; } = Markup.Of($$"""
        :root{color-scheme:light dark;{{Variables(ink => ink.Light)}}}
        @media (prefers-color-scheme:dark){:root{{{Variables(ink => ink.Dark)}}}
        rect.bad-f[fill-opacity]{fill-opacity:.16}
        }
        {{Palette.All.Select(ink => Markup.Of($"{ink.Rules:uncut}"))}}
        *{box-sizing:border-box}
        html{background:var(--paper)}
        body{margin:0;color:var(--ink);background:var(--paper);font:15px/1.5 -apple-system,Segoe UI,Inter,Roboto,Helvetica Neue,Arial,system-ui,sans-serif;font-variant-numeric:tabular-nums}
        main{max-width:1128px;margin:0 auto;padding:36px 24px 72px}
        .skip{position:absolute;left:-9999px}
        .skip:focus{left:16px;top:12px;background:var(--paper);padding:6px 10px}
        a{color:var(--p95)}
        header{display:flex;flex-wrap:wrap;gap:16px 48px;justify-content:space-between;padding-bottom:26px;border-bottom:1px solid var(--rule)}
        .lead{flex:1 1 460px}
        .kind{margin:0 0 4px;color:var(--muted)}
        h1{margin:0 0 16px;font-size:30px;line-height:1.2;font-weight:650;letter-spacing:-.01em;overflow-wrap:anywhere}
        .verdict{margin:0;font-size:20px;line-height:1.4;overflow-wrap:anywhere}
        .verdict strong{font-weight:700}
        .verdict.good strong,span.good{color:var(--good)}
        .verdict.bad strong,span.bad{color:var(--bad)}
        .verdict.open strong{color:var(--open)}
        .count{margin:6px 0 0;color:var(--muted)}
        .remark{margin:14px 0 0;padding:0 0 0 12px;border-left:3px solid var(--rule);max-width:76ch;overflow-wrap:anywhere}
        .meta{flex:0 1 410px;margin:4px 0 0;font-size:14px}
        .meta div{display:grid;grid-template-columns:84px 1fr;gap:12px;padding:2px 0}
        dt{color:var(--muted);overflow-wrap:anywhere}
        dd{margin:0;overflow-wrap:anywhere}
        .doubts{margin:24px 0 0;padding:12px 18px;border:1px solid var(--open);border-left-width:5px;border-radius:4px;background:var(--openbg)}
        .doubts p{margin:0}
        .doubts strong{color:var(--open)}
        .doubts ul{margin:6px 0 0;padding-left:20px}
        section{margin-top:42px}
        h2{margin:0 0 12px;font-size:19px;font-weight:650}
        h3{margin:26px 0 4px;font-size:15px;font-weight:650}
        .note{max-width:88ch;margin:10px 0 0;color:var(--muted);font-size:14px}
        table.plain{width:auto;min-width:60%}
        ul.plain{max-width:100ch;margin:12px 0 0;padding-left:20px;font-size:14px;overflow-wrap:anywhere}
        .scroll{overflow-x:auto}
        table{width:100%;border-collapse:collapse;font-size:14px}
        .scroll+.scroll,.note+.scroll,figure+.scroll{margin-top:18px}
        th,td{padding:8px 16px 8px 0;border-bottom:1px solid var(--grid);text-align:left;vertical-align:middle}
        th[scope=row],td:not(.n,.g,.v){overflow-wrap:anywhere}
        td:not(.n,.g,.v){min-width:6em}
        thead th{padding-top:0;border-bottom-color:var(--rule);color:var(--muted);font-weight:500;vertical-align:bottom;white-space:nowrap}
        th[scope=row]{font-weight:550;min-width:9em}
        th:last-child,td:last-child{padding-right:0}
        .n{text-align:right;white-space:nowrap}
        td.strong{font-weight:700}
        .sub{display:block;color:var(--muted);font-size:13px;font-weight:400;white-space:normal}
        .ci{color:var(--muted)}
        .g{padding-left:18px}
        .v{white-space:nowrap}
        #levels thead th{white-space:normal}#levels th,#levels td{padding-right:10px}
        .trust th[scope=row]{white-space:nowrap}
        .errors td:nth-child(2){min-width:10em}
        .steps tr:has(.total) th,.steps tr:has(.total) td{border-top:2px solid var(--rule);border-bottom:0}
        .tag{display:inline-block;min-width:92px;padding:2px 10px;border-radius:4px;font-weight:650;font-size:14px}
        .tag.good{color:var(--good);background:var(--goodbg)}
        .tag.bad{color:var(--bad);background:var(--badbg)}
        .tag.open{color:var(--open);background:var(--openbg)}
        .tag.none{color:var(--muted);background:var(--grid)}
        .budget{margin:0 0 8px}
        .scale{display:flex;justify-content:space-between;margin:3px 0 0;color:var(--muted);font-size:12.5px}
        .look{display:grid;grid-template-columns:repeat(auto-fit,minmax(280px,1fr));gap:14px 32px;margin:0;padding:0;list-style:none;overflow-wrap:anywhere}
        .look strong{font-weight:650}
        .kpi{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:18px 20px;margin:0}
        .kpi dd{font-size:25px;line-height:1.25;font-weight:650;letter-spacing:-.01em}
        .kpi dd.sub{font-size:13px;line-height:1.4;font-weight:400;letter-spacing:0}
        .signals{display:grid;grid-template-columns:repeat(auto-fit,minmax(225px,1fr));gap:18px 32px}
        .signals h3{margin:0 0 4px}
        .signals dl{margin:0;font-size:14px}
        .signals dl div{padding:5px 0;border-top:1px solid var(--grid)}
        .signals dd{overflow-wrap:anywhere}
        figure{margin:0}
        svg.chart,svg.bar{display:block;width:100%;height:auto}
        svg.bar{height:20px}
        svg.mini{display:block}
        details{margin-top:10px}
        summary{padding:4px 0;color:var(--muted);font-size:14px;cursor:pointer}
        details th,details td{padding-top:5px;padding-bottom:5px}
        :focus-visible{outline:2px solid var(--p95);outline-offset:2px}
        @media (max-width:700px){main{padding:22px 16px 48px}h1{font-size:25px}.verdict{font-size:18px}figure{overflow-x:auto}svg.chart{min-width:800px}.obj .ci,.obj .g,.errors .g,.steps .g{display:none}.meta{flex-basis:100%}th,td{padding-right:12px}.obj th,.obj td{padding-right:8px}.obj th[scope=row]{min-width:6em}.errors th[scope=row]{min-width:13em}.obj .tag{min-width:0;padding:2px 5px;font-size:13px}
        }
        @media print{:root{color-scheme:light;{{Variables(ink => ink.Light)}}}
        @page{margin:14mm}
        body{font-size:10pt}main{max-width:none;padding:0}section{margin-top:20px}h2{break-after:avoid}tr,figure,.look li,.doubts,.kpi div,.signals div{break-inside:avoid}.sub,.note,.scale,ul.plain,.kpi dd.sub{font-size:8.5pt}.kpi{grid-template-columns:repeat(6,1fr)}.kpi dd{font-size:14pt}.tag{border:1px solid currentColor;font-size:8.5pt;min-width:0}summary,.skip{display:none}details:not([open]){display:none}.scroll{overflow:visible}table{font-size:8.5pt}svg,.tag,.doubts{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        }
        """);

    private static string Variables(Func<Ink, string> colour) => string.Concat(Palette.All.Select(ink => $"--{ink.Role}:{colour(ink)};"));
}
