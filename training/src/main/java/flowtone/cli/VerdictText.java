package flowtone.cli;

import flowtone.voice.Manifest;
import java.io.PrintWriter;
import java.util.Optional;

/** The sentence on a voice that says whether it is good. */
final class VerdictText {
  private static final String NOT_GOOD = "Not good yet";

  /** Where a sentence ends, and more figures follow. */
  private static final String SENTENCE_END = "(?<=\\.)\\s";

  private VerdictText() {}

  /** The first sentence of the verdict; empty where the voice was not measured. */
  static Optional<String> of(Manifest voice) {
    return Optional.ofNullable(voice.training().get(Manifest.VERDICT))
        .map(verdict -> verdict.split(SENTENCE_END)[0]);
  }

  /** Warns of a voice that is not good yet. */
  static void tell(Manifest voice, PrintWriter err) {
    of(voice)
        .filter(verdict -> verdict.startsWith(NOT_GOOD))
        .ifPresent(verdict -> err.println("voice %s: %s".formatted(voice.name(), verdict)));
    err.flush();
  }
}
