package flowtone.cli;

import flowtone.corpus.report.CorpusSummary;
import flowtone.run.ConfigFile;
import flowtone.training.Distillation;
import flowtone.training.StudentConfig;
import flowtone.training.TeacherConfig;
import flowtone.training.TeacherTraining;
import flowtone.training.VoiceDetails;
import flowtone.training.progress.Budget;
import flowtone.training.progress.ProgressLine;
import flowtone.voice.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** All steps from recordings to a voice. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Prepares recordings, fits a teacher, distils a student, exports a voice and says whether it is good.",
      "The same command goes on where it was stopped."
    },
    footer = {
      "",
      "Example:",
      "  flowtone train --recordings cello altosax --voice voices/mine --hours 4"
    })
final class TrainCommand implements Runnable {
  /** Share of the time that the teacher gets; the student hears no better than it does. */
  private static final double TEACHER_SHARE = 0.35;

  @Mixin private RecordingsOptions recordings;

  @Option(
      names = "--voice",
      paramLabel = "DIR",
      required = true,
      description = "Folder to write the voice to; its last part is the voice's name.")
  private Path voice;

  @Option(
      names = "--hours",
      paramLabel = "H",
      defaultValue = "4",
      description = "Time to train in all, over every sitting (default: ${DEFAULT-VALUE}).")
  private double hours;

  @Option(
      names = "--config",
      paramLabel = "NAME",
      description = {
        "Shipped configuration of teacher and student: instrument, voice or small",
        "(default: instrument, or voice of a vocoder)."
      })
  private String config;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where the folders corpora and runs are kept (default: here).")
  private Path work;

  @Mixin private PreparationOptions options;
  @Mixin private VoiceDetailsOptions details;
  @Mixin private JsonOption json;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    VoiceDetails made = details.of(voice);
    String sizes =
        config == null ? Configurations.of(options.kind(), options.sampleRateHz()) : config;
    Path corpus = work.resolve("corpora").resolve(made.name());
    Path teacher = work.resolve("runs").resolve(made.name() + "-teacher");
    Path student = work.resolve("runs").resolve(made.name() + "-student");
    prepare(corpus);
    ProgressLine progress = new ProgressLine(System.err);
    TeacherTraining.teach(
        corpus,
        teacher,
        ConfigFile.read("teacher", sizes, TeacherConfig.class),
        Map.of(),
        new Budget(60 * hours * TEACHER_SHARE, 0),
        progress);
    Distillation.distill(
        teacher,
        student,
        ConfigFile.read("student", sizes, StudentConfig.class),
        Map.of(),
        new Budget(60 * hours * (1 - TEACHER_SHARE), 0),
        progress);
    Manifest manifest = MeasuredExport.of(student, voice, made);
    json.print(manifest, () -> MeasuredExport.text(voice, manifest));
  }

  /** A corpus that is there was finished: it is moved into place when it is complete. */
  private void prepare(Path corpus) {
    if (Files.isDirectory(corpus)) {
      return;
    }
    CorpusMaking making = new CorpusMaking(options.preparation(), command.commandLine().getErr());
    CorpusSummary summary = making.make(recordings.sources(), corpus);
    System.err.println(CorpusText.of(corpus, summary));
  }
}
