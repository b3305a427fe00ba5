namespace LoadKit.Data;

/// <summary>The place of the item that a user keeps.</summary>
internal sealed record OwnItem(int Index);
