using System.Security.Authentication;

namespace LoadKit.Model;

/// <summary>Why there was no TLS. What is wrong with a certificate stands in the exception's message by the names of its flags.</summary>
internal static class TlsFailure
{
    private static readonly (string Flag, string Reason)[] Reasons =
    [
        ("RemoteCertificateNameMismatch", "it was issued for another name"),
        ("RemoteCertificateChainErrors", "those who issued it can't be traced to anybody whom this machine trusts"),
        ("RemoteCertificateNotAvailable", "the server sent none"),
        ("NotTimeValid", "it has expired or is not valid yet"),
        ("Revoked", "it was revoked"),
        ("UntrustedRoot", "nobody whom this machine trusts issued it (self-signed, perhaps)"),
        ("PartialChain", "nobody whom this machine trusts issued it (an intermediate certificate is missing, perhaps)"),
        ("NotSignatureValid", "its signature is wrong"),
        ("NotValidForUsage", "it is not one for servers"),
    ];

    public static Failure Of(Exception exception)
    {
        var message = exception.Message;
        var reasons = Reasons.Where(reason => message.Contains(reason.Flag, StringComparison.Ordinal)).Select(reason => reason.Reason).ToList();
        if (reasons.Count > 0 || message.Contains("remote certificate", StringComparison.OrdinalIgnoreCase))
        {
            return new Failure("certificate", $"the server's certificate is no good: {(reasons.Count > 0 ? string.Join("; ", reasons) : message)}");
        }

        return new Failure("TLS", exception is IOException && message.Contains("frame", StringComparison.Ordinal)
            ? "the server does not speak TLS there (http instead of https, perhaps)"
            : $"no TLS with the server: {(exception is AuthenticationException { InnerException: { } inner } ? $"{message} {inner.Message}" : message)}");
    }
}
