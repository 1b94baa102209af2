package flowtone.cli;

import flowtone.cli.options.GivenOrigin;
import flowtone.cli.options.JsonOption;
import flowtone.cli.options.NewFolder;
import flowtone.cli.options.OverrideOptions;
import flowtone.cli.options.PatienceOption;
import flowtone.cli.options.PositiveNumber;
import flowtone.cli.options.PreparationOptions;
import flowtone.cli.options.RecordingsOptions;
import flowtone.cli.options.VoiceDetailsOptions;
import flowtone.corpus.report.CorpusSummary;
import flowtone.pipeline.TrainingChoices;
import flowtone.pipeline.VoiceRecipe;
import flowtone.run.RunDirectory;
import flowtone.training.TrainingOrigin;
import flowtone.training.progress.ProgressLine;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import java.util.List;
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
      "Prepares recordings, fits a teacher, distils a student, exports a voice and says whether it"
          + " is good.",
      "The same command goes on where it was stopped."
    },
    footer = {
      "",
      "Example:",
      "  flowtone train --recordings cello altosax --voice voices/mine --hours 4",
      "  flowtone train --recordings anna --voice voices/anna --from speech --hours 0.33"
    })
final class TrainCommand implements Runnable {
  @Mixin private RecordingsOptions recordings;

  @Option(
      names = "--voice",
      paramLabel = "DIR",
      converter = NewFolder.class,
      required = true,
      description = "Folder to write the voice to; its last part is the voice's name.")
  private Path voice;

  @Option(
      names = "--hours",
      paramLabel = "H",
      defaultValue = "" + VoiceRecipe.DEFAULT_HOURS,
      description =
          "Time to train in all, over all runs of the command (default: ${DEFAULT-VALUE}).")
  private void hours(double given) {
    hours = PositiveNumber.of(command, "--hours", given);
  }

  private double hours;

  @Option(
      names = "--config",
      paramLabel = "NAME|DIR",
      description = {
        "Shipped configuration of teacher and student, such as instrument, voice or small, or a folder",
        "with teacher.yaml and student.yaml (default: that which suits kind and rate, with a batch",
        "and a learning rate that suit the hours and the recordings)."
      })
  private String config;

  @Option(
      names = "--from",
      paramLabel = "VOICE|RUN",
      description = {
        "Start from the weights of a voice, by its name, folder or zip, or of a run: it is adapted to",
        "the recordings, which are prepared as its own were."
      })
  private String from;

  @Mixin private OverrideOptions overrides;
  @Mixin private PatienceOption patience;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      converter = NewFolder.class,
      defaultValue = ".",
      description = "Where the folders corpora and runs are kept (default: here).")
  private Path work;

  @Mixin private PreparationOptions options;
  @Mixin private VoiceDetailsOptions details;
  @Mixin private JsonOption json;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    ProgressLine progress = TrainingProgress.of(command, "train");
    progress.print("Looking at what there is");
    VoiceRecipe recipe = recipe();
    progress.plan(recipe.plan());
    progress.listenTo(recipe.voiceToListenTo());
    if (!recipe.isPrepared()) {
      CorpusSummary summary =
          PreparationProgress.told(() -> recipe.prepare(progress), command.commandLine().getErr());
      System.err.println(CorpusText.of(recipe.training().corpus(), summary));
    }
    // Remembered before training, so that the page can resume what is killed.
    for (Path run : List.of(recipe.training().teacher(), recipe.training().student())) {
      RunDirectory.at(run).remember(CommandText.again(command));
    }
    recipe.train(progress);
    Manifest manifest = ExportProgress.told(recipe.export(CommandText.of(command), progress));
    json.print(manifest, () -> ExportProgress.text(voice, manifest));
  }

  private TrainingChoices choices() {
    TrainingChoices usual = TrainingChoices.ofHours(hours).withValues(overrides.values());
    TrainingChoices patient =
        patience.minutes().stream().mapToObj(usual::withPatience).findAny().orElse(usual);
    return config == null ? patient : patient.withConfiguration(config);
  }

  private VoiceRecipe recipe() {
    VoiceRecipe recipe =
        new VoiceRecipe(
            recordings.folders(), voice, options.preparation(), details.of(voice), choices(), work);
    if (from == null || recipe.isPrepared() && recipe.training().isBegun()) {
      return recipe;
    }
    TrainingOrigin origin = GivenOrigin.of(command, "--from", from);
    options.requireLike(origin);
    return recipe.from(origin);
  }
}
