using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RetentionBot.Skills.Offers.Guards;

namespace RetentionBot.Skills.Offers;

/// <summary>Registers the catalogue of offers and the guards.</summary>
internal static class OfferServices
{
    /// <summary>The guards stand in the order in which their findings are shown.</summary>
    public static IServiceCollection AddOffers(this IServiceCollection services)
    {
        services.TryAddSingleton(new OfferOptions());
        services.AddSingleton<OfferCatalogue>().AddSingleton<ExistingCustomers>().AddSingleton<SharedContacts>().AddSingleton<RecipientList>().AddSingleton<KeptLists>().AddSingleton<CheckedLists>();
        return services.AddSingleton<GuardRound>()
            .AddSingleton<IGuard, DoNotContactIsRespected>()
            .AddSingleton<IGuard, NothingIsPromotedDuringAComplaint>()
            .AddSingleton<IGuard, NewCustomerOffersStayWithStrangers>()
            .AddSingleton<IGuard, NewCustomerOffersSpareDuplicates>()
            .AddSingleton<IGuard, OffersReachTheirAudience>()
            .AddSingleton<IGuard, OptedOutChannelsAreRespected>()
            .AddSingleton<IGuard, QuietPeriodsAreKept>()
            .AddSingleton<IGuard, ContactCeilingIsKept>()
            .AddSingleton<IGuard, ColleaguesDoNotCrossEachOther>()
            .AddSingleton<IGuard, OneDraftAtATime>()
            .AddSingleton<IGuard, TheirLanguageIsSpoken>()
            .AddSingleton<IGuard, CheckInsDoNotSell>()
            .AddSingleton<IGuard, StyleListIsKept>()
            .AddSingleton<IGuard, SentencesDoNotRepeat>();
    }
}
