package flowtone.spark.command;

import flowtone.cli.options.JsonOption;
import flowtone.spark.plan.Plan;
import flowtone.spark.plan.RoundCost;
import flowtone.spark.plan.StepCost;
import flowtone.training.step.BatchShare;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what clusters would gain. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Says what 2 to 64 workers would gain, at 1 and 10 Gb/s, by rounds of 10 to 500 steps: a",
      "model from figures such as those that spark train prints of each round."
    },
    footer = {"", "Example:", "  flowtone spark plan --step-seconds 0.2 --state-megabytes 20"})
final class PlanCommand implements Runnable {
  @Option(
      names = "--step-seconds",
      paramLabel = "S",
      defaultValue = "0.64",
      description = {
        "A step of one worker alone (default: ${DEFAULT-VALUE}, a teacher of the configuration",
        "voice on one core of an Intel Xeon: 16 times a step of a sixteenth of its samples)."
      })
  private double stepSeconds;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "8",
      description = "Crops of such a step (default: ${DEFAULT-VALUE}).")
  private int crops;

  @Option(
      names = "--least-crops",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "Crops of a worker are so many or a multiple (default: ${DEFAULT-VALUE}, a teacher's; 2",
        "are a student's)."
      })
  private int multiple;

  @Option(
      names = "--whole-batches",
      description = "Have each worker take whole batches, as with spark train --whole-batches.")
  private boolean wholeBatches;

  @Option(
      names = "--state-megabytes",
      paramLabel = "MB",
      defaultValue = "8.7",
      description = {
        "Weights, averages and moments, which each worker gets and gives back in every round",
        "(default: ${DEFAULT-VALUE}, a checkpoint of the same)."
      })
  private double stateMegabytes;

  @Option(
      names = "--overhead-seconds",
      paramLabel = "S",
      defaultValue = "0.10",
      description = {
        "Of a round, beside steps and transfer (default: ${DEFAULT-VALUE}, the least of eleven",
        "rounds of one step of the same by one worker, but for --worker-seconds)."
      })
  private double overheadSeconds;

  @Option(
      names = "--worker-seconds",
      paramLabel = "S",
      defaultValue = "0.04",
      description = {
        "Of the driver for each worker in it (default: ${DEFAULT-VALUE}, what a second worker",
        "added to that)."
      })
  private double workerSeconds;

  @Mixin private JsonOption json;
  @Spec private CommandSpec command;

  @Override
  public void run() {
    Plan plan = Plan.of(cost());
    json.print(plan, plan::text);
  }

  private RoundCost cost() {
    try {
      BatchShare batch = new BatchShare(crops, multiple);
      StepCost step = new StepCost(stepSeconds, batch, wholeBatches);
      return new RoundCost(step, stateMegabytes, overheadSeconds, workerSeconds);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
