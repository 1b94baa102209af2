package flowtone.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run as it is listed.
 *
 * @param id name of its directory
 * @param kind what is trained
 * @param state its progress, corrected for trainers that were killed
 * @param step training steps done
 * @param targetSteps steps after which it is finished, 0 where only time or quality ends it
 * @param secondsTrained seconds of training
 * @param bestMetrics metrics of the best checkpoint, by name
 * @param rollbacks number of times that training diverged and went back to a checkpoint
 * @param verdict in words, empty while there is none
 * @param heartbeatEpochMillis when its trainer last wrote, ms since 1970
 */
public record RunSummary(
    String id,
    RunState.Kind kind,
    RunState.Progress state,
    long step,
    long targetSteps,
    double secondsTrained,
    Map<String, Double> bestMetrics,
    int rollbacks,
    String verdict,
    long heartbeatEpochMillis) {

  /**
   * The runs directly under a directory by name; none where it does not exist. Damaged ones are
   * left out.
   */
  public static List<RunSummary> list(Path runs) {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(runs)) {
      return directories.sorted().map(RunSummary::of).flatMap(Optional::stream).toList();
    } catch (IOException e) {
      throw RunException.of("runs in " + runs, e);
    }
  }

  /** The summary of one run, empty where there is none or its state is damaged. */
  public static Optional<RunSummary> of(Path run) {
    try {
      RunDirectory directory = RunDirectory.at(run);
      return directory.state().map(state -> of(directory, state));
    } catch (RunException e) {
      return Optional.empty();
    }
  }

  private static RunSummary of(RunDirectory run, RunState state) {
    return new RunSummary(
        run.path().getFileName().toString(),
        state.kind(),
        run.progress(state),
        state.step(),
        state.targetSteps(),
        state.secondsTrained(),
        state.bestMetrics(),
        state.rollbacks(),
        state.verdict(),
        state.heartbeatEpochMillis());
  }
}
