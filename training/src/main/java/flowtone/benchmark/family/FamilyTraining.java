package flowtone.benchmark.family;

import flowtone.corpus.Corpus;
import flowtone.corpus.Split;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.run.ConfigFile;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.training.Distillation;
import flowtone.training.RunPlan;
import flowtone.training.StudentConfig;
import flowtone.training.TeacherConfig;
import flowtone.training.TeacherTraining;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.ProgressLine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Trains one model of each family with the same budget, resumes that, or takes those of given runs.
 *
 * @param corpus that all are trained on
 * @param student shipped configuration of what is distilled
 * @param runs folder of the runs, one named for each family
 * @param families which
 * @param minutes for each
 */
record FamilyTraining(
    Path corpus, String student, Path runs, FamilySelection families, double minutes) {
  private static final double SECONDS_PER_MINUTE = 60;

  /**
   * Checks before any training that the models can be scored after it.
   *
   * @throws IllegalArgumentException if no test recording is longer than the longest receptive
   *     field, or a run that is to be taken is one of another family
   */
  void checkWindow(Corpus opened) {
    families.runs().keySet().forEach(this::taken);
    int window =
        families.chosen().stream()
            .mapToInt(family -> model(family).receptiveField())
            .max()
            .orElse(0);
    int longest = opened.recordings(Split.TEST).stream().mapToInt(r -> r.length()).max().orElse(0);
    if (longest <= window) {
      throw new IllegalArgumentException(
          "expected a test recording longer than a window of %d samples in %s; got %d at most"
              .formatted(window, corpus, longest));
    }
  }

  private FlowConfig model(FlowFamily family) {
    return family.isDistilled() ? studentConfig().model() : teacher(family).model();
  }

  private TeacherConfig teacher(FlowFamily family) {
    return ConfigFile.read("teacher", families.config(family, student), TeacherConfig.class);
  }

  private StudentConfig studentConfig() {
    return ConfigFile.read(
        "student", families.config(FlowFamilies.IAF, student), StudentConfig.class);
  }

  /** The run of each family, trained. */
  Map<FlowFamily, Path> run(ProgressLine progress) {
    Map<FlowFamily, Path> trained = new LinkedHashMap<>();
    for (FlowFamily family : families.chosen()) {
      boolean taken = families.runs().containsKey(family);
      trained.put(family, taken ? taken(family) : train(family, trained, progress));
    }
    return trained;
  }

  private Path taken(FlowFamily family) {
    Path path = families.runs().get(family);
    RunDirectory run = RunDirectory.at(path);
    FlowConfig model =
        family.isDistilled()
            ? RunPlan.of(run, RunPlan.Student.class).config().model()
            : RunPlan.of(run, RunPlan.Teacher.class).config().model();
    if (model.family() != family) {
      throw new IllegalArgumentException(
          "expected a run of the family %s in %s; got one of %s"
              .formatted(family, path, model.family()));
    }
    return path;
  }

  private Path train(FlowFamily family, Map<FlowFamily, Path> trained, ProgressLine progress) {
    Path run = runs.resolve(family.id());
    if (isFinished(run)) {
      return run;
    }
    progress.print("training " + family);
    Budget budget = new Budget(minutes, 0);
    if (family.isDistilled()) {
      Path teacher = trained.get(FlowFamilies.MAF);
      Distillation.distill(teacher, run, studentConfig(), StartingWeights.NONE, budget, progress);
    } else {
      TeacherTraining.teach(corpus, run, teacher(family), StartingWeights.NONE, budget, progress);
    }
    return run;
  }

  private boolean isFinished(Path run) {
    return RunDirectory.at(run)
        .state()
        .filter(state -> state.progress() == RunState.Progress.FINISHED)
        .filter(state -> state.secondsTrained() >= SECONDS_PER_MINUTE * minutes)
        .isPresent();
  }
}
