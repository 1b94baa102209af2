package flowtone.cli;

import flowtone.pipeline.MeasuredExport;
import flowtone.pipeline.ProgressListener;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import java.util.function.Function;

/** Shows how a measured export gets on, and its result for people. */
final class ExportProgress {
  private ExportProgress() {}

  /** The voice's manifest; a voice that could not be measured is said to be so on stderr. */
  static Manifest show(Function<ProgressListener, MeasuredExport> measured) {
    MeasuredExport export;
    try (ProgressBarListener progress = new ProgressBarListener("evaluate")) {
      export = measured.apply(progress);
    }
    return told(export);
  }

  /** The same of a voice that was exported. */
  static Manifest told(MeasuredExport export) {
    export
        .obstacle()
        .ifPresent(reason -> System.err.println("The voice was not measured: " + reason));
    return export.manifest();
  }

  /** A voice and its verdict. */
  static String text(Path voice, Manifest manifest) {
    String verdict = manifest.training().getOrDefault(Manifest.VERDICT, "");
    return "%s: voice '%s'%n%s".formatted(voice, manifest.name(), verdict).strip();
  }
}
