using System.Collections.Frozen;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Frames;

/// <summary>Which offer is meant: the word for an offer with what stands before it.</summary>
internal static class OfferWords
{
    private static readonly FrozenSet<string> Heads =
        "offer offers deal deals discount discounts promotion promo promos coupon coupons voucher vouchers bundle bundles package packages rebate code trial special incentive price pricing rate rates bonus sale off shipping installation support upgrade".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Edges =
        ("a the our that this with for of to about on in is are was be can could may would should and or not any some which what give send get gets have has had receive draft write prepare compose make put "
        + "email mail text letter phone him her them they he she it his their you i we me new please pitch pitching check").Split(' ').ToFrozenSet();

    /// <summary>The words; null when no offer is named.</summary>
    public static string? Of(TypedText text, Func<int, bool> isTaken)
    {
        for (var at = 0; at < text.Count; at++)
        {
            if (!Heads.Contains(text.Words[at].Text) || isTaken(at))
            {
                continue;
            }

            var from = at;
            while (from > 0 && at - from < 4 && !isTaken(from - 1) && !Edges.Contains(text.Words[from - 1].Text))
            {
                from--;
            }

            if (from < at)
            {
                return text.Slice(from, at + 1);
            }
        }

        return null;
    }
}
