using RetentionBot.Host.Commands;
using RetentionBot.Host.Startup;

return CommandLine.IsCommand(args)
    ? await CommandProcess.RunAsync(args)
    : await Serving.RunAsync(args, Console.Error);
