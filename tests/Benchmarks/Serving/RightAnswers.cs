using RetentionBot.Benchmarks.Generated;

namespace RetentionBot.Benchmarks.Serving;

/// <summary>Makes sure that what is measured is the answer to the question and not an excuse.</summary>
internal static class RightAnswers
{
    /// <summary>Asks each question once.</summary>
    /// <exception cref="InvalidOperationException">See <see cref="RefuseOther"/>.</exception>
    public static async Task CheckAsync(Uri host, FakeConnector connector, IReadOnlyList<(string Question, string Name)> questions, string? token, CancellationToken cancellationToken)
    {
        using var client = new ChatClient(host, connector.Address, GeneratedCompany.EmailOf(1), "conversation-checked", token);
        await client.ConnectAsync(cancellationToken);
        connector.KeepsText = true;
        foreach (var (question, name) in questions)
        {
            var status = await client.AskAsync(ChatClient.Prepare(question), cancellationToken);
            RefuseOther(question, name, status, connector.LastText);
        }

        connector.KeepsText = false;
    }

    /// <exception cref="InvalidOperationException">The host did not take the question, or its last call of the connector does not tell what that customer has bought.</exception>
    public static void RefuseOther(string question, string name, int status, string call)
    {
        var isRight = status == 200 && call.Contains(name, StringComparison.Ordinal)
            && (call.Contains(" order", StringComparison.Ordinal) || call.Contains("No purchase", StringComparison.Ordinal));
        if (!isRight)
        {
            throw new InvalidOperationException($"'{question}' was answered with HTTP {status} and: {call}");
        }
    }
}
