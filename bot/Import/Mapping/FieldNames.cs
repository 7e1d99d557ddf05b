namespace RetentionBot.Import.Mapping;

/// <summary>The fields each kind of row has, and the column names by which they are guessed where there is no map.</summary>
internal static class FieldNames
{
    /// <summary>Beginnings of the names of key dates: <c>yearly birthday</c>, <c>once renewal</c>.</summary>
    public const string Yearly = "yearly ";

    /// <summary>See <see cref="Yearly"/>.</summary>
    public const string Once = "once ";

    private const string Customer = "customer:customer id|customer number|customer no|account|account id|client|client id|customerid|kundennummer|email|e mail";
    private const string Date = "date:date|day|when|created at|created|order date|invoice date|activity date|datum";
    private const string Id = "id:id|record id|number|no";
    private const string Division = "division:division|business unit|department|branch";

    private static readonly Dictionary<ImportKind, string[]> Fields = new()
    {
        [ImportKind.Customers] =
        [
            "id:id|customer id|customer number|customer no|customerid|account number|record id|client id|kundennummer", "otherIds", "name:name|full name|customer|customer name|account name",
            "kind:kind|type", "firstName:first name|firstname|given name|vorname", "lastName:last name|lastname|surname|family name|nachname",
            "company:company|company name|organisation|organization|firma", "emails:email|emails|e mail|email address|mail", "phones:phone|phones|phone number|telephone|mobile|mobile phone|telefon",
            "street:street|address|address 1|strasse", "city:city|town|ort|stadt", "region:region|state|province|state region", "postalCode:postal code|zip|zip code|postcode|plz",
            "country:country|country region|land", "preferredChannel:preferred channel|preferred contact|preferred contact method|channel", "language:language|locale|sprache",
            "zone:zone|time zone|timezone", "preferences:preferences|likes", "needs:needs|goals|needs and goals", "interests:interests", "tags:tags|labels", "membership:membership|membership level|loyalty level",
            "tier:tier|class|abc", "optedOut:opted out|opt out|unsubscribed", "doNotContact:do not contact|no contact", "customerSince:customer since|since|member since|kunde seit",
            "existing:existing|is customer", "manager:manager|account manager|owner|owner email|sales rep|betreuer", "divisions:division|divisions|business unit",
            "contactName:contact|contact name|contact person", "contactRole:contact role|contact title|job title", "contactFormOfAddress:form of address|salutation|anrede",
            "contactEmail:contact email", "contactPhone:contact phone", "yearly birthday:birthday|date of birth|birth date|geburtstag", "yearly anniversary:anniversary", "once renewal:renewal|renewal date|contract end",
        ],
        [ImportKind.Managers] =
        [
            Id, "name:name|full name", "firstName:first name|firstname", "lastName:last name|lastname|surname", "email:email|e mail|email address", "phone:phone|telephone|phone number",
            "title:title|job title", "team:team", "lead:lead|manager|reports to|manager id", "role:role", "zone:zone|time zone", "culture:culture|language",
        ],
        [ImportKind.Purchases] =
        [
            Id, Customer, Date, "order:order|order id|order number|order no|invoice|invoice no|invoice id", "product:product|product name|item|description|article|lineitem name", "productLine:product line|category|line",
            "quantity:quantity|qty|pieces|menge", "unitPrice:unit price|price|unitprice", "discount:discount", "amount:amount|total|line total|revenue|value|betrag", "currency:currency|waehrung|wahrung", "state:state|status",
            "delivered:delivered|delivered on|delivered at|delivery date|delivery|lieferdatum|geliefert am", Division,
        ],
        [ImportKind.Interactions] =
        [
            Id, Customer, Date, "by:by|manager|account manager|user|owner|agent", "channel:channel|type|medium", "direction:direction", "outcome:outcome|result|status", "summary:summary|subject|note|notes|text|description",
            "private:private|is private", Division,
        ],
        [ImportKind.Offers] =
        [
            "id:id|code|offer id|offer", "name:name|title|offer name|description", "audience:audience|for", "tier:tier", "terms:terms|conditions", "value:value|amount", "discount:discount|percent|discount percent",
            "currency:currency", "validFrom:valid from|from|start|start date", "validTo:valid to|to|end|end date|valid until",
        ],
        [ImportKind.OffersSent] =
        [
            Id, Customer, Date, "offer:offer|offer id|code", "name:name|offer name|title", "channel:channel", "by:by|manager|account manager", "response:response|answer|result", Division,
        ],
        [ImportKind.Contacts] =
        [
            Customer, "name:name|full name|contact|contact name", "firstName:first name|firstname", "lastName:last name|lastname", "role:role|title|job title", "formOfAddress:form of address|salutation|anrede",
            "email:contact email|e mail|email|email address", "phone:phone|telephone|mobile",
        ],
        [ImportKind.Complaints] =
        [
            Id, Customer, Date, "text:text|complaint|description|subject|summary", "severity:severity|priority", "owner:owner|account manager|assigned to", "due:due|due date", "closed:closed|closed on|resolved on|closed at",
            "resolution:resolution|solution", Division,
        ],
        [ImportKind.Surveys] = [Id, Customer, Date, "scale:scale|survey|type", "score:score|rating|nps|csat|value", "comment:comment|feedback|text", Division],
        [ImportKind.Referrals] = [Id, Customer, Date, "referred:referred|name|referred name|new customer", "referredCustomer:referred customer|referred id|referred customer id", Division],
        [ImportKind.FollowUps] =
        [
            Id, Customer, "owner:owner|account manager|manager|assigned to", "reason:reason|subject|note|text|task", "due:due|due date|date", "time:time", "channel:channel|type", "done:done|done on|completed|completed on",
        ],
    };

    /// <summary>The names of a kind's fields.</summary>
    public static IEnumerable<string> Of(ImportKind kind) => Fields[kind].Select(field => field.Split(':')[0]);

    /// <summary>Whether a kind has that field.</summary>
    public static bool Knows(ImportKind kind, string field) => Of(kind).Contains(field, StringComparer.Ordinal)
        || (kind == ImportKind.Customers && (field.StartsWith(Yearly, StringComparison.Ordinal) || field.StartsWith(Once, StringComparison.Ordinal)));

    /// <summary>The folded column names by which a field is guessed, best first.</summary>
    public static IEnumerable<(string Field, string[] Synonyms)> Guesses(ImportKind kind) => Fields[kind]
        .Select(field => field.Split(':'))
        .Select(field => (field[0], field.Length > 1 ? field[1].Split('|') : []));
}
