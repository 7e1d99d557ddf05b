namespace RetentionBot;

/// <summary>An address whose answer nobody on the way can read or change: https, or http on this machine.</summary>
/// <remarks>Compiled into every project that calls addresses of the settings: they have no other in common.</remarks>
internal static class SecureAddress
{
    /// <summary>The address; null when the text is not one, or is one with a user name, a query or a fragment.</summary>
    public static Uri? Of(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0
            ? address
            : null;
}
