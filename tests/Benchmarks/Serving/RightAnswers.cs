using RetentionBot.Benchmarks.Generated;

namespace RetentionBot.Benchmarks.Serving;

/// <summary>Makes sure that what is measured is the answer to the question and not an excuse.</summary>
internal static class RightAnswers
{
    /// <summary>Asks each question once.</summary>
    /// <exception cref="InvalidOperationException">An answer does not name the customer asked about, or is none.</exception>
    public static async Task CheckAsync(Uri host, FakeConnector connector, IReadOnlyList<(string Question, string Name)> questions, CancellationToken cancellationToken)
    {
        using var client = new ChatClient(host, connector.Address, GeneratedCompany.EmailOf(1), "conversation-checked");
        await client.ConnectAsync(cancellationToken);
        connector.KeepsText = true;
        foreach (var (question, name) in questions)
        {
            var calls = connector.Count;
            var status = await client.AskAsync(ChatClient.Prepare(question), cancellationToken);
            if (status != 200 || connector.Count != calls + 1 || !IsAbout(name, connector.LastText))
            {
                throw new InvalidOperationException($"'{question}' was answered with HTTP {status} and {connector.Count - calls} calls: {connector.LastText}");
            }
        }

        connector.KeepsText = false;
    }

    /// <summary>Whether a call of the connector tells what that customer has bought.</summary>
    public static bool IsAbout(string name, string call) =>
        call.Contains(name, StringComparison.Ordinal) && (call.Contains(" order", StringComparison.Ordinal) || call.Contains("No purchase", StringComparison.Ordinal));
}
