package flowtone.cli;

import flowtone.text.PlainNumber;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The top level of the command line. Commands of this module are listed below; those of others are
 * found through {@link CommandProvider}. Exit codes: 0 done, 1 failed, 2 wrong usage.
 */
@Command(
    name = "flowtone",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Trains normalizing flows on your recordings and plays them in real time.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      TrainCommand.class,
      PrepareCommand.class,
      TeachCommand.class,
      SampleCommand.class,
      DistillCommand.class,
      ExportCommand.class,
      RunsCommand.class,
      VoicesCommand.class,
      PlayCommand.class,
      ResynthesizeCommand.class,
      MixCommand.class,
      EvaluateCommand.class,
      CompareCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  flowtone serve",
      "  flowtone play --voice NAME --notes \"C4:0.5 E4:0.5 G4:1\" --out chord.wav",
      "  flowtone train --recordings DIR --voice voices/mine",
      "",
      "'flowtone COMMAND --help' describes a command's options."
    })
public final class Main implements Runnable {
  @Spec private CommandSpec command;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = {
        "On a failure, also print where in the program it happened; while training, all metrics by",
        "their names."
      })
  private boolean verbose;

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The whole command line, ready to {@link CommandLine#execute execute}. */
  public static CommandLine commandLine() {
    Main main = new Main();
    CommandLine commandLine = new CommandLine(main);
    for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
      provider.commands().forEach(commandLine::addSubcommand);
    }
    for (CommandLine subcommand : commandLine.getSubcommands().values()) {
      subcommand.getCommandSpec().versionProvider(new Version());
    }
    HelpLayout.apply(commandLine);
    readPlainNumbers(commandLine);
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new ErrorReporter(() -> main.verbose));
  }

  /** By the parser's own rules {@code 1d} and {@code NaN} would be numbers. */
  private static void readPlainNumbers(CommandLine commandLine) {
    commandLine
        .registerConverter(double.class, PlainNumber::decimal)
        .registerConverter(Double.class, PlainNumber::decimal)
        .registerConverter(float.class, PlainNumber::singlePrecision)
        .registerConverter(Float.class, PlainNumber::singlePrecision);
  }

  /** Whether more is to be told than everyone needs. */
  boolean isVerbose() {
    return verbose;
  }

  /** Reached without a command only. */
  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "expected a command; got none");
  }
}
