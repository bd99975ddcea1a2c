using System.CommandLine;
using TrailFilter.Cli;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.StartUp;
using TrailFilter.Cli.Terminal;
using TrailFilter.Pipeline.Sinks;

// Before anything is opened, read or written: what this may go on as begins anew.
string? wrongLevel = WidestProgram.GoOn();

var messages = new Messages(StandardError.Open(), TerminalState.ErrorHasColours);
if (wrongLevel is not null)
{
    messages.Error(wrongLevel);
    return ExitCodes.Usage;
}

var root = new TrailFilterCommand(messages);
// Neither @file nor bundled letters: a file may be called @today, and -op is more likely a slip than two options.
var parsing = new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
// The word that many programs take; here it is the option.
string[] line = args is ["help", .. var verb] ? [.. verb, "--help"] : args;
ParseResult arguments = root.Parse(line, parsing);

if (UsageErrors.FirstOf(arguments) is { } usageError)
{
    messages.Error(usageError);
    messages.Plain($"Try: {HelpPage.CommandFor(arguments.CommandResult.Command)} --help");
    return ExitCodes.Usage;
}

using var signals = new StopSignals();
try
{
    // Failures and signals are handled here, with the exit codes that are promised.
    var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
    return await arguments.InvokeAsync(invocation, signals.Stop);
}
catch (UsageException exception)
{
    messages.Error(exception.Message);
    messages.Plain($"Try: {HelpPage.CommandFor(arguments.CommandResult.Command)} --help");
    return ExitCodes.Usage;
}
catch (OperationCanceledException) when (signals.ExitCode is not null)
{
    messages.Plain("Stopped by a signal; output that was not finished was taken back.");
    return signals.ExitCode.Value;
}
catch (OutputException exception) when (exception is { Failure: OutputFailure.ClosedPipe, Destination: ResultFile.StandardOutputName })
{
    // Whoever reads the results, head for instance, has had enough of them.
    return ExitCodes.Done;
}
catch (OutputException exception)
{
    messages.Error(exception.Message);
    if (exception.Failure == OutputFailure.AlreadyExists)
    {
        messages.Plain("Name another place, or add --force to replace what is there.");
    }

    return ExitCodes.Of(exception.Failure);
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    messages.Error(exception.Message);
    return ExitCodes.Failed;
}
catch (Exception exception)
{
    // Caught so that everything is unwound and half-written files are taken back.
    messages.Error($"This is a mistake in {TrailFilterCommand.ProgramName} itself; please report it. {exception}");
    return ExitCodes.Failed;
}
