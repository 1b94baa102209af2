package flowtone.cli;

import flowtone.cli.options.JsonOption;
import flowtone.cli.options.TrainingOptions;
import flowtone.corpus.CorpusDescription;
import flowtone.model.FlowFamily;
import flowtone.pipeline.ConfigurationChoice;
import flowtone.pipeline.ShippedConfigurations;
import flowtone.run.RunDirectory;
import flowtone.training.TeacherConfig;
import flowtone.training.TeacherTraining;
import flowtone.training.TrainingOrigin;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.TrainingReport;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fits a teacher or a flow of another family to a corpus. */
@Command(
    name = "teach",
    mixinStandardHelpOptions = true,
    description = {
      "Fits a teacher, or a flow of another family, to a corpus by maximum likelihood.",
      "The same command goes on with a run that was stopped. A negative log-likelihood below zero"
          + " is normal: it is that of a density."
    },
    footer = {
      "",
      "Examples:",
      "  flowtone teach --corpus corpus --run runs/teacher --minutes 60",
      "  flowtone teach --corpus corpus --run runs/realnvp --config realnvp --minutes 5"
    })
final class TeachCommand implements Runnable {
  private static final double DEFAULT_MINUTES = 120;

  @Option(names = "--corpus", paramLabel = "DIR", required = true, description = "What to fit.")
  private Path corpus;

  @Mixin private TrainingOptions training;
  @Mixin private JsonOption json;
  @Spec private CommandSpec command;

  @Override
  public void run() {
    ConfigurationChoice choice = training.configuration();
    TeacherConfig teacher =
        choice.teacher(training.run(), () -> ShippedConfigurations.ofCorpus(corpus));
    StartingWeights start = start(choice.origin(), teacher.model().family());
    CorpusDescription recordings = CorpusDescription.read(corpus);
    teacher.model().requireFit(recordings.sampleRateHz(), recordings.hopSamples());
    RunDirectory.at(training.run()).remember(CommandText.again(command));
    TrainingReport report =
        TeacherTraining.teach(
            corpus,
            training.run(),
            teacher,
            start,
            training.budget(DEFAULT_MINUTES),
            TrainingProgress.of(command, "teach"));
    json.print(report, () -> TrainingText.of(training.run(), report));
  }

  private static StartingWeights start(Optional<TrainingOrigin> origin, FlowFamily family) {
    return origin.map(from -> from.ofFitted(family)).orElse(StartingWeights.NONE);
  }
}
