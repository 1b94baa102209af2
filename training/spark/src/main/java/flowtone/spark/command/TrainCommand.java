package flowtone.spark.command;

import flowtone.cli.CommandText;
import flowtone.cli.TrainingText;
import flowtone.cli.options.JsonOption;
import flowtone.cli.options.TrainingOptions;
import flowtone.corpus.CorpusDescription;
import flowtone.pipeline.ConfigurationChoice;
import flowtone.pipeline.ShippedConfigurations;
import flowtone.run.RunDirectory;
import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.ClusterException;
import flowtone.spark.cluster.Location;
import flowtone.spark.rounds.Batches;
import flowtone.spark.rounds.CorpusCopy;
import flowtone.spark.rounds.RoundOptions;
import flowtone.spark.rounds.SparkRounds;
import flowtone.spark.rounds.WorkerSetup;
import flowtone.training.CheckpointLoader;
import flowtone.training.Distillation;
import flowtone.training.RunPlan;
import flowtone.training.StudentConfig;
import flowtone.training.StudentFit;
import flowtone.training.TeacherConfig;
import flowtone.training.TeacherTraining;
import flowtone.training.TrainingOrigin;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.ProgressLine;
import flowtone.training.progress.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a teacher or a student on many machines. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Fits a teacher to a corpus, or distils a student of a teacher, by rounds: every worker"
          + " takes",
      "some steps from the same weights on shards of its own, then their weights are averaged.",
      "The run is one like those of 'flowtone teach' and 'distill', on the driver's machine."
    },
    footer = {
      "",
      "Examples:",
      "  flowtone spark train --master local[2] --corpus corpus --run runs/teacher --steps 2000",
      "  flowtone spark train --master spark://host:7077 --teacher runs/teacher --run runs/student"
    })
final class TrainCommand implements Runnable {
  private static final double DEFAULT_MINUTES = 120;

  /** What is trained. */
  static final class What {
    @Option(names = "--corpus", paramLabel = "URI", description = "Fit a teacher to it.")
    private String corpus;

    @Option(names = "--teacher", paramLabel = "RUN", description = "Distil a student of it.")
    private Path teacher;
  }

  @ArgGroup(multiplicity = "1")
  private What what;

  @Mixin private ClusterOptions cluster;
  @Mixin private TrainingOptions training;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Workers (default: as many as the cluster's processors allow).")
  private Integer workers;

  @Option(
      names = "--cores",
      paramLabel = "C",
      defaultValue = "1",
      description = "Processors of each worker (default: ${DEFAULT-VALUE}).")
  private int cores;

  @Option(
      names = "--whole-batches",
      description = {
        "Have each worker take whole batches of the configuration. Otherwise workers divide one,",
        "and a step of all of them sees as much as a step of one machine."
      })
  private boolean wholeBatches;

  @Option(
      names = "--round-steps",
      paramLabel = "H",
      defaultValue = "25",
      description = "Steps of each worker in a round (default: ${DEFAULT-VALUE}).")
  private long roundSteps;

  @Option(
      names = "--outer-rate",
      paramLabel = "R",
      defaultValue = "1",
      description = {
        "How far the weights go along the workers' mean way (default: ${DEFAULT-VALUE}, which with",
        "--outer-momentum 0 is plain averaging)."
      })
  private double outerRate;

  @Option(
      names = "--outer-momentum",
      paramLabel = "M",
      defaultValue = "0",
      description = "Nesterov momentum of that (default: ${DEFAULT-VALUE}).")
  private double outerMomentum;

  @Mixin private JsonOption json;
  @Spec private CommandSpec command;

  @Override
  public void run() {
    RoundOptions rounds = options();
    requireNobodyElse();
    ProgressLine progress = new ProgressLine(System.err);
    try (Cluster machines = cluster.open("train", Map.of("spark.task.cpus", "" + cores))) {
      int count = workers == null ? machines.slots() : workers;
      TrainingReport report =
          what.corpus != null
              ? teach(machines, count, rounds, progress)
              : distill(machines, count, rounds, progress);
      json.print(report, () -> TrainingText.of(training.run(), report));
    } catch (IOException e) {
      throw new ClusterException("expected a readable corpus; got " + e.getMessage(), e);
    }
  }

  /** At once, not when executors have come. */
  private void requireNobodyElse() {
    if (Files.exists(training.run())) {
      RunDirectory.openForTraining(training.run()).close();
    }
  }

  private RoundOptions options() {
    try {
      return RoundOptions.of(roundSteps, outerRate, outerMomentum);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private Batches batches() {
    return wholeBatches ? Batches.WHOLE : Batches.SHARED;
  }

  /** In the run's folder, which is made where there is none: after what may be refused. */
  private void remember() {
    RunDirectory.at(training.run()).remember(CommandText.again(command));
  }

  private TrainingReport teach(
      Cluster machines, int count, RoundOptions options, ProgressLine progress) throws IOException {
    Location corpus = Location.of(what.corpus);
    CorpusDescription recordings = CorpusCopy.description(corpus);
    ConfigurationChoice choice = training.configuration();
    TeacherConfig config =
        choice.teacher(training.run(), () -> ShippedConfigurations.of(recordings));
    config.model().requireFit(recordings.sampleRateHz(), recordings.hopSamples());
    remember();
    Path here = CorpusCopy.of(corpus, training.run().resolve("corpus"), shard -> true);
    WorkerSetup setup = WorkerSetup.ofTeacher(machines.id(), corpus, config, count, batches());
    try (SparkRounds rounds = new SparkRounds(machines, setup, options, progress)) {
      return TeacherTraining.teach(
          here,
          training.run(),
          config,
          choice
              .origin()
              .map(from -> from.ofFitted(config.model().family()))
              .orElse(StartingWeights.NONE),
          training.budget(DEFAULT_MINUTES),
          progress,
          rounds);
    }
  }

  private TrainingReport distill(
      Cluster machines, int count, RoundOptions options, ProgressLine progress) {
    RunDirectory teacher = RunDirectory.at(what.teacher);
    Path corpus = RunPlan.corpus(teacher);
    ConfigurationChoice choice = training.configuration();
    StudentConfig config =
        choice.student(training.run(), () -> ShippedConfigurations.ofTeacher(what.teacher));
    StudentFit.require(what.teacher, config);
    remember();
    WorkerSetup setup =
        WorkerSetup.ofStudent(
            machines.id(),
            Location.of(corpus.toString()),
            config,
            CheckpointLoader.trained(teacher),
            count,
            batches());
    try (SparkRounds rounds = new SparkRounds(machines, setup, options, progress)) {
      return Distillation.distill(
          what.teacher,
          training.run(),
          config,
          choice.origin().map(TrainingOrigin::ofStudent).orElse(StartingWeights.NONE),
          training.budget(DEFAULT_MINUTES),
          progress,
          rounds);
    }
  }
}
