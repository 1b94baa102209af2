package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.GeneratedCorpus;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.Intervals;
import flowtone.training.progress.ProgressLine;
import flowtone.training.step.OptimiserConfig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training that ends by itself. */
class PatienceTest {
  private static final Intervals OFTEN = new Intervals(0.1, 0.5, 1000, 1000);

  @TempDir private Path folder;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @Test
  void whatNoLongerGainsEndsAndSaysSo() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    TeacherConfig tiny = TinyConfigs.teacher();
    OptimiserConfig still = new OptimiserConfig(1e-15, 1, 1000, 10, 0.9);
    TeacherConfig config = new TeacherConfig(tiny.model(), tiny.crops(), still, tiny.precision());
    Budget patient = new Budget(30, 0).withPatience(0.02);
    Path run = folder.resolve("run");
    long steps = teach(run, config, patient);
    RunState state = RunDirectory.at(run).state().orElseThrow();
    assertEquals(RunState.Progress.FINISHED, state.progress());
    assertTrue(state.secondsTrained() < 60, "after " + state.secondsTrained() + " s");
    assertTrue(state.verdict().startsWith("It no longer gains: for 0 minutes"), state.verdict());
    assertTrue(state.verdict().endsWith("cannot be told from its curve."), state.verdict());
    assertTrue(told.toString().contains(state.verdict()), told.toString());
    assertEquals(steps, teach(run, config, patient), "it ends at once when it is begun again");
  }

  private long teach(Path run, TeacherConfig config, Budget budget) {
    return TeacherTraining.teach(
            folder.resolve("corpus"),
            run,
            config,
            StartingWeights.NONE,
            budget,
            OFTEN,
            new ProgressLine(new PrintStream(told)))
        .steps();
  }
}
