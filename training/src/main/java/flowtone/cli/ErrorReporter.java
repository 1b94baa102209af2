package flowtone.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Reports what kept a command from its end in one sentence on stderr, with the stack trace on
 * request. A value that was given is wrong where something refuses it as an argument, and where
 * what it names is not there; anything else is a failure.
 */
final class ErrorReporter implements IExecutionExceptionHandler {
  private static final String DEBUG = "FLOWTONE_DEBUG";

  /** What is found out of names that were given: nothing there, no folder, or one that is taken. */
  private static final List<Class<? extends FileSystemException>> NOT_THERE =
      List.of(
          NoSuchFileException.class, NotDirectoryException.class, DirectoryNotEmptyException.class);

  private final BooleanSupplier verbose;

  /**
   * @param verbose whether to print the stack trace too
   */
  ErrorReporter(BooleanSupplier verbose) {
    this.verbose = verbose;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (isWrongValue(e)) {
      command.getErr().println(UsageErrors.helpFor(command));
    }
    command.getErr().println("flowtone: " + sentence(e));
    if (verbose.getAsBoolean() || System.getenv(DEBUG) != null) {
      e.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return isWrongValue(e) ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  private static boolean isWrongValue(Exception e) {
    if (e instanceof IllegalArgumentException) {
      return true;
    }
    return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> NOT_THERE.stream().anyMatch(type -> type.isInstance(cause)));
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
