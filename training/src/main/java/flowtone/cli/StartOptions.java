package flowtone.cli;

import flowtone.network.WeightArray;
import flowtone.run.RunDirectory;
import flowtone.train.Distillation;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where a new run's weights come from: the same option for every command that trains. */
final class StartOptions {
  @Option(
      names = "--from",
      paramLabel = "RUN",
      description = "Start a new run from the weights of another of like sizes.")
  private Path from;

  Map<String, WeightArray> weights() {
    return from == null ? Map.of() : Distillation.bestWeights(RunDirectory.at(from));
  }
}
