using System.Globalization;
using Microsoft.SemanticKernel;
using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.LanguageModel;

/// <summary>The functions of a task as Semantic Kernel tells a model of them. None of them can be run by it: the bot runs what it finds sound.</summary>
internal sealed class ModelFunctions
{
    /// <summary>The plugin of functions whose name has no dot.</summary>
    private const string Bot = "bot";

    public ModelFunctions(ModelTask task)
    {
        foreach (var plugin in task.Choices.Concat(task.Tools.Select(tool => tool.Function)).GroupBy(function => Split(function.Name).Plugin))
        {
            Kernel.Plugins.AddFromFunctions(plugin.Key, plugin.Select(Described));
        }

        All = [.. Kernel.Plugins.SelectMany(plugin => plugin)];
    }

    /// <summary>A kernel that knows these functions and nothing else.</summary>
    public Kernel Kernel { get; } = new();

    /// <summary>All of them; empty where words are wanted at once.</summary>
    public IReadOnlyList<KernelFunction> All { get; }

    /// <summary>The name of what was called, as the task has it: <c>customer-lastContact</c> on the wire is <c>customer.lastContact</c>.</summary>
    public static string NameOf(FunctionCallContent call) => call.PluginName is null or Bot ? call.FunctionName : $"{call.PluginName}.{call.FunctionName}";

    /// <summary>The arguments as text; those without a value are left out.</summary>
    /// <exception cref="ModelException">They are no JSON object.</exception>
    public static IReadOnlyDictionary<string, string> ArgumentsOf(FunctionCallContent call) => call.Exception is not null
        ? throw new ModelException(ModelFailure.Unreadable)
        : (call.Arguments ?? []).Select(argument => (argument.Key, Text: Convert.ToString(argument.Value, CultureInfo.InvariantCulture) ?? ""))
            .Where(argument => argument.Text.Length > 0).ToDictionary(argument => argument.Key, argument => argument.Text, StringComparer.Ordinal);

    private static (string Plugin, string Function) Split(string name) => name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? (name[..dot], name[(dot + 1)..]) : (Bot, name);

    private static KernelFunction Described(ModelFunction function) => KernelFunctionFactory.CreateFromMethod(
        () => { },
        Split(function.Name).Function,
        function.Purpose,
        function.Parameters.Select(parameter => new KernelParameterMetadata(parameter.Name) { Description = parameter.Description, IsRequired = parameter.IsRequired, ParameterType = typeof(string) }));
}
