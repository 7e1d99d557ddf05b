using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.Administration.Customers;

/// <summary>Gives a customer to another account manager, with everything that waits: follow-ups and open complaints go along, and the new one gets a brief.</summary>
public sealed class AssignCustomer(LedgerBook ledger, HistoryBook history, ManagerNames names, IStore store)
{
    private const string Function = "customer.assign";

    /// <summary>Follow-ups and complaints that go along.</summary>
    private const int MostMoved = 500;

    /// <param name="manager">Who looks after them from now on.</param>
    [SkillFunction(Function, Deed.AssignCustomer, "Gives a customer to another account manager, who gets a handover brief.")]
    [Phrase("(assign|transfer|give|hand over|hand|move|reassign) {customer} to {manager}")]
    [Phrase("(assign|transfer|reassign) the (account|customer) {customer} to {manager}")]
    [Example("assign {customer} to Maren Holt")]
    [Example("transfer {customer} to Tobias Finch")]
    [Example("hand over {customer} to Ines Corvo")]
    [Example("reassign {customer} to me")]
    public async Task<Reply> AnswerAsync(Customer customer, AccountManager manager, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (customer.Manager == manager.Number)
        {
            return Reply.Of($"{CustomerLabel.Full(customer)} is looked after by {await names.OfAsync(manager.Number, turn, cancellationToken)} already.");
        }

        var followUps = await MovedFollowUpsAsync(customer, cancellationToken);
        var complaints = await MovedComplaintsAsync(customer, cancellationToken);
        if (!turn.Confirmed)
        {
            return Questions.Ask(turn, $"Give {CustomerLabel.Full(customer)} to {manager.Name}?", [new Facts(await WhatGoesAlongAsync(customer, followUps.Count, complaints.Count, turn, cancellationToken))], "Yes, give them over",
                Answer.About(customer, Function).With("manager", manager.Number.ToString(CultureInfo.InvariantCulture)));
        }

        var before = await names.OfAsync(customer.Manager, turn, cancellationToken);
        var changed = await ledger.ChangeAsync(customer.Number, known => known with { Manager = manager.Number }, turn, cancellationToken);
        foreach (var followUp in followUps)
        {
            turn.Changes.Put(Schema.FollowUps, followUp, followUp.Document with { Owner = manager.Number });
            turn.Showed(followUp.Document.Id.ToString());
        }

        foreach (var complaint in complaints)
        {
            turn.Changes.Put(Schema.Complaints, complaint, complaint.Document with { Owner = manager.Number });
            turn.Showed(complaint.Document.Id.ToString());
        }

        if (manager.Number != turn.Caller.Number)
        {
            turn.Tell(manager.Number, HandoverBrief.Of(changed, [.. followUps.Select(followUp => followUp.Document)], [.. complaints.Select(complaint => complaint.Document)], turn));
        }

        if (customer.Manager is { } former && former != turn.Caller.Number)
        {
            turn.Tell(former, Reply.Of($"{turn.Caller.Name} has given {CustomerLabel.Full(changed)} to {manager.Name}, with what waited with you for them."));
        }

        return new Answer($"{manager.Name} looks after {CustomerLabel.Full(changed)} from now on; before, {before ?? "nobody"} did.")
            .Facts(("Went along", Along(followUps.Count, complaints.Count, turn)))
            .Say(manager.Number == turn.Caller.Number ? null : $"{manager.FirstName} gets a brief in their own chat with me.")
            .Undo(turn, $"giving {CustomerLabel.Full(changed)} to {manager.Name}")
            .Button("Owner", Answer.About(changed, "customer.owner"))
            .Reply(turn);
    }

    private async ValueTask<IReadOnlyList<Fact>> WhatGoesAlongAsync(Customer customer, int followUps, int complaints, SkillTurn turn, CancellationToken cancellationToken) =>
    [
        new Fact("Now looked after by", await names.OfAsync(customer.Manager, turn, cancellationToken) ?? "nobody: they are in the pool"),
        new Fact("Goes along", Along(followUps, complaints, turn)),
    ];

    private static string Along(int followUps, int complaints, SkillTurn turn) => $"{turn.Say.Count(followUps, "open follow-up")}, {turn.Say.Count(complaints, "open complaint")}";

    /// <summary>What waits with whoever had the customer, or with nobody. A colleague's own plans stay theirs.</summary>
    private async ValueTask<IReadOnlyList<Stored<FollowUp>>> MovedFollowUpsAsync(Customer customer, CancellationToken cancellationToken)
    {
        var open = (await history.OpenFollowUpsAsync(customer, Period.Always, MostMoved, cancellationToken)).Where(followUp => followUp.Owner is null || followUp.Owner == customer.Manager);
        return await store.GetAsync(Schema.FollowUps, [.. open.Select(followUp => (Key)(long)followUp.Number)], cancellationToken);
    }

    private async ValueTask<IReadOnlyList<Stored<Complaint>>> MovedComplaintsAsync(Customer customer, CancellationToken cancellationToken)
    {
        if (customer.Activity.OpenComplaints == 0)
        {
            return [];
        }

        var open = (await history.NewestAsync(Schema.Complaints, customer, Period.Always, MostMoved, before: null, cancellationToken))
            .Where(complaint => complaint.IsOpen && (complaint.Owner is null || complaint.Owner == customer.Manager));
        return await store.GetAsync(Schema.Complaints, [.. open.Select(complaint => (Key)complaint.Key)], cancellationToken);
    }
}
