package flowtone.spark.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done by a cluster. */
@Command(
    name = "spark",
    mixinStandardHelpOptions = true,
    description = "Prepares, renders and trains on the machines of an Apache Spark cluster.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PrepareCommand.class,
      TrainCommand.class,
      ResynthesizeCommand.class,
      EvaluateCommand.class,
      PlanCommand.class
    },
    footer = {
      "",
      "Recordings, corpora and results are wherever Hadoop's file systems reach: paths, file:,"
          + " hdfs:.",
      "Secrets and what else Spark is to know are its own to configure: --conf, spark-submit.",
      "",
      "Examples:",
      "  flowtone spark prepare --master local[4] --recordings cello altosax --corpus corpus",
      "  flowtone spark train --master local[2] --corpus corpus --run runs/teacher --steps 2000",
      "  flowtone spark plan --step-seconds 0.2 --state-megabytes 20"
    })
final class SparkCommand implements Runnable {
  @Spec private CommandSpec command;

  /** Reached without a command only. */
  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "expected a command of spark; got none");
  }
}
