package flowtone.cli;

import flowtone.cli.options.JsonOption;
import flowtone.cli.options.TrainingOptions;
import flowtone.pipeline.ConfigurationChoice;
import flowtone.pipeline.ShippedConfigurations;
import flowtone.run.RunDirectory;
import flowtone.training.Distillation;
import flowtone.training.StudentConfig;
import flowtone.training.StudentFit;
import flowtone.training.TrainingOrigin;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.TrainingReport;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Distils a student from a teacher. */
@Command(
    name = "distill",
    mixinStandardHelpOptions = true,
    description = {
      "Distils a parallel student from a teacher's run.",
      "The same command goes on with a run that was stopped."
    },
    footer = {
      "",
      "Example:",
      "  flowtone distill --teacher runs/teacher --run runs/student --minutes 120"
    })
final class DistillCommand implements Runnable {
  private static final double DEFAULT_MINUTES = 240;

  @Option(
      names = "--teacher",
      paramLabel = "RUN",
      required = true,
      description = "Run of the teacher.")
  private Path teacher;

  @Mixin private TrainingOptions training;
  @Mixin private JsonOption json;
  @Spec private CommandSpec command;

  @Override
  public void run() {
    ConfigurationChoice choice = training.configuration();
    StudentConfig student =
        choice.student(training.run(), () -> ShippedConfigurations.ofTeacher(teacher));
    StartingWeights start =
        choice.origin().map(TrainingOrigin::ofStudent).orElse(StartingWeights.NONE);
    StudentFit.require(teacher, student);
    RunDirectory.at(training.run()).remember(CommandText.again(command));
    TrainingReport report =
        Distillation.distill(
            teacher,
            training.run(),
            student,
            start,
            training.budget(DEFAULT_MINUTES),
            TrainingProgress.of(command, "distill"));
    json.print(report, () -> TrainingText.of(training.run(), report));
  }
}
