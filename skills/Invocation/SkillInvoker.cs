using System.Reflection;
using System.Runtime.ExceptionServices;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration.Erasure;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Invocation;

/// <summary>
/// Calls a function with text arguments: finds the customer, asks whether the caller may, reads spans, counts and words, and answers itself when something is missing or could
/// mean several. What the function changed is closed into the turn's writes.
/// </summary>
/// <param name="functions">Gives the instance of a function's class.</param>
public sealed class SkillInvoker(
    SkillCatalogue catalogue, CustomerFinder finder, CustomerBook customers, AccountManagerBook managers, CallerRights rights, Bookkeeping bookkeeping, Func<Type, object> functions)
{
    /// <summary>Does what the call asks and returns what to say. A customer named in it becomes the subject of the conversation.</summary>
    /// <exception cref="SkillException">The person can put it right; the message says how.</exception>
    public async Task<Reply> InvokeAsync(SkillCall call, SkillTurn turn, CancellationToken cancellationToken)
    {
        var reply = await ContinueAsync(call, turn, cancellationToken);
        await bookkeeping.CloseAsync(turn, turn.Function ?? call.Function, cancellationToken);
        return reply;
    }

    /// <summary>Does what a call asks as a part of a turn that another function began and whose changes are closed with that one's.</summary>
    /// <exception cref="SkillException">As for <see cref="InvokeAsync"/>.</exception>
    internal async Task<Reply> ContinueAsync(SkillCall call, SkillTurn turn, CancellationToken cancellationToken)
    {
        var function = catalogue.Find(call.Function)
            ?? throw new SkillException("That button is from another version of me and no longer works. Ask me in words, or type help.");
        await rights.DemandAsync(function.Deed, turn.Caller, customer: null, cancellationToken);
        var arguments = new object?[function.Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = function.Parameters[i];
            if (parameter.Type == typeof(Customer))
            {
                var (customer, question) = await CustomerAsync(call, function, parameter, turn, cancellationToken);
                if (question is not null)
                {
                    return question;
                }

                arguments[i] = customer;
                continue;
            }

            arguments[i] = parameter.Type == typeof(SkillTurn) ? turn
                : parameter.Type == typeof(CancellationToken) ? cancellationToken
                : parameter.Type == typeof(SkillCall) ? call
                : parameter.Type == typeof(AccountManager) ? await ManagerAsync(call, parameter, turn, cancellationToken)
                : Arguments.Read(call, parameter);
        }

        turn.Function = function.Name;
        return await CallAsync(function, arguments);
    }

    private async Task<(Customer? Customer, Reply? Question)> CustomerAsync(
        SkillCall call, SkillFunction function, SkillParameter parameter, SkillTurn turn, CancellationToken cancellationToken)
    {
        var asked = call.Argument(parameter.Name);
        asked = asked == SkillParameter.Subject ? turn.Subject is { } meant ? $"#{meant}" : null : asked;
        if (asked is null)
        {
            var subject = turn.Subject is { } number && parameter is { IsSubject: true, IsOnlyIfNamed: false } ? await customers.FindAsync(number, cancellationToken) : null;
            if (subject is null && !parameter.IsOptional)
            {
                return (null, Reply.Of("Which customer do you mean? Tell me the name, and I will answer."));
            }

            return (subject is null ? null : await AboutAsync(subject.Document, function, parameter, turn, cancellationToken), null);
        }

        var search = await finder.FindAsync(asked, turn.Caller.Number, cancellationToken);
        return search.Match switch
        {
            CustomerMatch.Fuzzy when function.IsWriting => (null, CustomerChoice.Sure(call, parameter.Name, asked, search, turn)),
            CustomerMatch.Exact or CustomerMatch.Fuzzy => (await AboutAsync(search.Customers[0], function, parameter, turn, cancellationToken), null),
            CustomerMatch.Several => (null, CustomerChoice.Several(call, parameter.Name, asked, search, turn)),
            _ => (null, CustomerChoice.Nearest(call, parameter.Name, asked, search, turn)),
        };
    }

    private async ValueTask<Customer> AboutAsync(Customer customer, SkillFunction function, SkillParameter parameter, SkillTurn turn, CancellationToken cancellationToken)
    {
        await rights.DemandAsync(function.Deed, turn.Caller, customer, cancellationToken);
        ErasedCustomer.Refuse(customer, turn.Say);
        if (parameter.IsSubject)
        {
            turn.TalkAbout(customer);
        }
        else
        {
            turn.Saw(customer);
        }

        return customer;
    }

    private async ValueTask<AccountManager?> ManagerAsync(SkillCall call, SkillParameter parameter, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (call.Argument(parameter.Name) is not { } asked)
        {
            return parameter.IsOptional ? null : throw new SkillException("Which account manager do you mean? Say it again with the name.");
        }

        return asked.Equals("me", StringComparison.OrdinalIgnoreCase) ? turn.Caller : await managers.NamedAsync(asked, cancellationToken);
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
