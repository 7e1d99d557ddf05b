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
        var arguments = new object?[function.Method.GetParameters().Length];
        foreach (var parameter in function.Method.GetParameters())
        {
            if (parameter.ParameterType == typeof(Customer))
            {
                var (customer, question) = await CustomerAsync(call, parameter, turn, cancellationToken);
                if (question is not null)
                {
                    return question;
                }

                arguments[parameter.Position] = customer;
            }
            else
            {
                arguments[parameter.Position] = Simple(call, parameter, turn, cancellationToken);
            }
        }

        return await CallAsync(function, arguments);
    }

    private async Task<(Customer? Customer, Reply? Question)> CustomerAsync(SkillCall call, ParameterInfo parameter, SkillTurn turn, CancellationToken cancellationToken)
    {
        var asked = call.Argument(parameter.Name!); // a method's parameter has a name
        if (asked is null)
        {
            var subject = turn.Subject is { } number ? await customers.FindAsync(number, cancellationToken) : null;
            if (subject is null && !IsOptional(parameter))
            {
                return (null, Reply.Of("Which customer do you mean? Tell me the name, and I will answer."));
            }

            return (subject is null ? null : About(subject.Document, turn), null);
        }

        var search = await finder.FindAsync(asked, turn.Caller.Number, cancellationToken);
        return search.Match switch
        {
            CustomerMatch.Exact or CustomerMatch.Fuzzy => (About(search.Customers[0], turn), null),
            CustomerMatch.Several => (null, CustomerChoice.Several(call, parameter.Name!, asked, search, turn)),
            _ => (null, CustomerChoice.Nearest(call, parameter.Name!, asked, search, turn)),
        };
    }

    private static Customer About(Customer customer, SkillTurn turn)
    {
        turn.TalkAbout(customer);
        return customer;
    }

    private static object? Simple(SkillCall call, ParameterInfo parameter, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (parameter.ParameterType == typeof(SkillTurn))
        {
            return turn;
        }

        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return cancellationToken;
        }

        var text = call.Argument(parameter.Name!);
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (text is null)
        {
            return IsOptional(parameter) ? null : throw new SkillException($"I need to know the {parameter.Name} for that. Say it again with the {parameter.Name}.");
        }

        if (type == typeof(string))
        {
            return text;
        }

        if (type == typeof(Period) && Period.TryParse(text, out var period))
        {
            return period;
        }

        if (type == typeof(int) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
        {
            return count;
        }

        if (type == typeof(RecordId) && RecordId.TryParse(text, out var id))
        {
            return id;
        }

        throw new SkillException($"I cannot read '{text}' as the {parameter.Name}. Say it another way.");
    }

    private static bool IsOptional(ParameterInfo parameter) =>
        Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        || new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

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
