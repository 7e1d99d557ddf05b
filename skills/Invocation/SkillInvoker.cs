using System.Globalization;
using System.Reflection;
using System.Runtime.ExceptionServices;
using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.Invocation;

/// <summary>
/// Calls a function with text arguments: finds the customer, reads spans, counts and words, and answers itself when something is missing or could mean several.
/// </summary>
/// <param name="functions">Gives the instance of a function's class.</param>
public sealed class SkillInvoker(SkillCatalogue catalogue, CustomerFinder finder, CustomerBook customers, Func<Type, object> functions)
{
    /// <summary>Does what the call asks and returns what to say. A customer named in it becomes the subject of the conversation.</summary>
    /// <exception cref="SkillException">The person can put it right; the message says how.</exception>
    public async Task<Reply> InvokeAsync(SkillCall call, SkillTurn turn, CancellationToken cancellationToken)
    {
        var function = catalogue.Find(call.Function)
            ?? throw new SkillException("That button is from another version of me and no longer works. Ask me in words, or type help.");
        var arguments = new object?[function.Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = function.Parameters[i];
            if (parameter.Type == typeof(Customer))
            {
                var (customer, question) = await CustomerAsync(call, parameter, turn, cancellationToken);
                if (question is not null)
                {
                    return question;
                }

                arguments[i] = customer;
            }
            else
            {
                arguments[i] = Simple(call, parameter, turn, cancellationToken);
            }
        }

        return await CallAsync(function, arguments);
    }

    private async Task<(Customer? Customer, Reply? Question)> CustomerAsync(SkillCall call, SkillParameter parameter, SkillTurn turn, CancellationToken cancellationToken)
    {
        var asked = call.Argument(parameter.Name);
        if (asked is null)
        {
            var subject = turn.Subject is { } number ? await customers.FindAsync(number, cancellationToken) : null;
            if (subject is null && !parameter.IsOptional)
            {
                return (null, Reply.Of("Which customer do you mean? Tell me the name, and I will answer."));
            }

            return (subject is null ? null : About(subject.Document, turn), null);
        }

        var search = await finder.FindAsync(asked, turn.Caller.Number, cancellationToken);
        return search.Match switch
        {
            CustomerMatch.Exact or CustomerMatch.Fuzzy => (About(search.Customers[0], turn), null),
            CustomerMatch.Several => (null, CustomerChoice.Several(call, parameter.Name, asked, search, turn)),
            _ => (null, CustomerChoice.Nearest(call, parameter.Name, asked, search, turn)),
        };
    }

    private static Customer About(Customer customer, SkillTurn turn)
    {
        turn.TalkAbout(customer);
        return customer;
    }

    private static object? Simple(SkillCall call, SkillParameter parameter, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (parameter.Type == typeof(SkillTurn))
        {
            return turn;
        }

        if (parameter.Type == typeof(CancellationToken))
        {
            return cancellationToken;
        }

        var text = call.Argument(parameter.Name);
        if (text is null)
        {
            return parameter.IsOptional ? null : throw new SkillException($"I need to know the {parameter.Name} for that. Say it again with the {parameter.Name}.");
        }

        if (parameter.Type == typeof(string))
        {
            return text;
        }

        if (parameter.Type == typeof(Period) && Period.TryParse(text, out var period))
        {
            return period;
        }

        if (parameter.Type == typeof(int) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
        {
            return count;
        }

        if (parameter.Type == typeof(RecordId) && RecordId.TryParse(text, out var id))
        {
            return id;
        }

        throw new SkillException($"I cannot read '{text}' as the {parameter.Name}. Say it another way.");
    }

    private async Task<Reply> CallAsync(SkillFunction function, object?[] arguments)
    {
        try
        {
            return await (Task<Reply>)function.Method.Invoke(functions(function.Home), arguments)!; // the catalogue made sure of the return type
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }
}
