using System.Globalization;
using RetentionBot.Skills.Customers;

namespace RetentionBot.Understanding.Routing;

/// <summary>Reads requests by what was learnt, and has a language model, where there is one, say what is meant by those that stay unclear. What both the chat and the measuring of it go through.</summary>
public sealed class RoutedRequests
{
    private readonly LearntRequests _learnt;
    private readonly ModelRouting _routing;
    private readonly FindCustomer _find;

    internal RoutedRequests(LearntRequests learnt, ModelRouting routing, FindCustomer find) => (_learnt, _routing, _find) = (learnt, routing, find);

    /// <summary>What a text comes to, whatever phrases say.</summary>
    /// <param name="today">The asker's day.</param>
    /// <param name="culture">How the asker writes dates.</param>
    /// <param name="asker">The asker's number, for putting their own customers first; 0 for nobody.</param>
    /// <param name="subject">The full name or <c>#number</c> of whom the conversation is about; null for nobody.</param>
    /// <param name="asking">Told before a model is asked; null for nobody.</param>
    /// <exception cref="InvalidOperationException">Nothing was learnt yet.</exception>
    public async ValueTask<RoutedFrame> ReadAsync(string text, DateOnly today, CultureInfo culture, int asker, string? subject, Action? asking, CancellationToken cancellationToken)
    {
        var reader = _learnt.Learnt;
        var read = await reader.FindAsync(text, today, culture, asker, cancellationToken);
        var frame = reader.FrameOf(read, today, asker, subject);
        var isUnclear = FrameDoubt.IsUnclear(frame);
        if (!_routing.IsOn || !isUnclear)
        {
            return new RoutedFrame(frame) { WasUnclear = isUnclear };
        }

        asking?.Invoke();
        var about = subject is null ? null : (await _find(subject, asker, cancellationToken)) is { Match: CustomerMatch.Exact, Customers: [var customer] } ? customer : null;
        return await _routing.RouteAsync(text, frame, read, intent => reader.FrameAs(intent, read, today, subject), about, today, culture, asker, cancellationToken);
    }
}
