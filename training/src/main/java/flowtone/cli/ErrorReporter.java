package flowtone.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Reports a failure in one sentence on stderr, with the stack trace on request. */
final class ErrorReporter implements IExecutionExceptionHandler {
  private static final String DEBUG = "FLOWTONE_DEBUG";

  private final BooleanSupplier verbose;

  /**
   * @param verbose whether to print the stack trace too
   */
  ErrorReporter(BooleanSupplier verbose) {
    this.verbose = verbose;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    command.getErr().println("flowtone: " + sentence(e));
    if (verbose.getAsBoolean() || System.getenv(DEBUG) != null) {
      e.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return ExitCode.SOFTWARE;
  }

  /** The sentence for an exception. */
  static String sentence(Exception e) {
    if (e instanceof UncheckedIOException wrapped) {
      return sentence(wrapped.getCause());
    }
    if (e instanceof NoSuchFileException missing) {
      return "expected a file or directory at " + missing.getFile() + "; got none";
    }
    if (e instanceof AccessDeniedException denied) {
      return "expected to be allowed to use " + denied.getFile() + "; got no permission";
    }
    if (isProgrammingError(e) || e.getMessage() == null) {
      return "an unexpected %s (%s); --verbose tells where"
          .formatted(e.getClass().getSimpleName(), e.getMessage());
    }
    return e.getMessage();
  }

  private static boolean isProgrammingError(Exception e) {
    return !(e instanceof IOException)
        && !(e instanceof IllegalArgumentException)
        && e.getClass().getName().startsWith("java.");
  }
}
