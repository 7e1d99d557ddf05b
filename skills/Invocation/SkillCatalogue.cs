using System.Collections.Frozen;
using RetentionBot.Conversation;

namespace RetentionBot.Skills.Invocation;

/// <summary>Everything the bot can do, found once at start by the attributes on the functions.</summary>
public sealed class SkillCatalogue
{
    private readonly FrozenDictionary<string, SkillFunction> _byName;

    /// <summary>All functions of this assembly.</summary>
    /// <exception cref="InvalidOperationException">Two functions have the same name, or one has a signature that cannot be called.</exception>
    public SkillCatalogue()
        : this(typeof(SkillCatalogue).Assembly.GetTypes())
    {
    }

    /// <summary>The functions of these classes only.</summary>
    /// <exception cref="InvalidOperationException">As for all functions.</exception>
    public SkillCatalogue(IEnumerable<Type> homes)
    {
        Functions = [.. homes.SelectMany(SkillFunction.DeclaredOn).OrderBy(function => function.Name, StringComparer.Ordinal)];
        var twice = Functions.GroupBy(function => function.Name).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidOperationException($"Function '{twice.Key}' is declared {twice.Count()} times; give each its own name.");
        }

        var uncallable = Functions.FirstOrDefault(function => function.Method.ReturnType != typeof(Task<Reply>));
        if (uncallable is not null)
        {
            throw new InvalidOperationException($"Function '{uncallable.Name}' must return Task<Reply>.");
        }

        _byName = Functions.ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);
    }

    /// <summary>All functions by name.</summary>
    public IReadOnlyList<SkillFunction> Functions { get; }

    /// <summary>The function of that name; null when there is none, as for a button of another version.</summary>
    public SkillFunction? Find(string name) => _byName.GetValueOrDefault(name);
}
