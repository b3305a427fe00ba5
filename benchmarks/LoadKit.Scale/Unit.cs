namespace LoadKit.Scale;

/// <summary>What a figure is measured in.</summary>
internal enum Unit
{
    Count,
    Bytes,
    Seconds,
    Percent,
    PerSecond,
    Decimal,
    Text,
}
