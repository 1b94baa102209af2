package flowtone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes down, a line each, which tests and test classes were skipped and why: the reports of
 * Surefire leave out classes whose {@code @BeforeAll} gave up. The launcher prints the lines. It
 * removes them beforehand, too: tests run in several processes, none of which is the first.
 */
public final class SkippedTests implements TestExecutionListener {
  private static final String GIVEN_UP = "Assumption failed: ";

  private final Path file;

  /** Found by the JUnit platform; writes to the module that is tested. */
  public SkippedTests() {
    this(Path.of("target", "skipped-tests.txt"));
  }

  SkippedTests(Path file) {
    this.file = file;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    add(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      add(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
    }
  }

  private void add(TestIdentifier test, String reason) {
    String line = name(test) + ": " + reason.replace(GIVEN_UP, "");
    write(line.strip().replaceAll("\\s+", " ") + "\n");
  }

  private static String name(TestIdentifier test) {
    return test.getSource()
        .map(
            source ->
                source instanceof MethodSource method
                    ? method.getClassName() + "." + method.getMethodName()
                    : source instanceof ClassSource type ? type.getClassName() : null)
        .orElse(test.getDisplayName());
  }

  private void write(String line) {
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
