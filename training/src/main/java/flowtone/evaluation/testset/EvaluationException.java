package flowtone.evaluation.testset;

import java.io.IOException;
import java.nio.file.Path;

/** A voice that cannot be evaluated as asked; the message is one sentence for the person asking. */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EvaluationException(String message) {
    super(message);
  }

  public EvaluationException(String message, Throwable cause) {
    super(message, cause);
  }

  public static EvaluationException writing(Path directory, IOException cause) {
    return new EvaluationException(
        "expected to write a report to " + directory + "; got " + cause.getMessage(), cause);
  }
}
