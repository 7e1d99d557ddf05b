using System.Text;

namespace RetentionBot;

/// <summary>
/// An exception as it may be logged: its types and where it came from. Its messages are left out, since they may hold what somebody wrote, as in "The input string
/// 'Runa Holm' was not in a correct format".
/// </summary>
/// <remarks>Compiled into every project that logs exceptions: they have no other in common.</remarks>
internal static class LoggedException
{
    /// <summary>Type and stack, then those of what caused it.</summary>
    public static string Of(Exception exception)
    {
        var text = new StringBuilder();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            text.Append(text.Length > 0 ? "\ncaused by " : "").Append(cause.GetType());
            if (cause.StackTrace is { } stack)
            {
                text.Append('\n').Append(stack);
            }
        }

        return text.ToString();
    }
}
