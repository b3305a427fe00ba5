namespace LoadKit.Model;

/// <summary>Describes a failure at length. Asked only for the first of its kind, while its step ends.</summary>
internal interface IFailureExample
{
    string Text { get; }
}
