package flowtone.cli;

import flowtone.corpus.Corpus;
import flowtone.corpus.Split;
import flowtone.network.FlowConfig;
import flowtone.run.ConfigFile;
import flowtone.train.Budget;
import flowtone.train.Distillation;
import flowtone.train.ProgressLine;
import flowtone.train.StudentConfig;
import flowtone.train.TeacherConfig;
import flowtone.train.Teaching;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Trains one model of each family with the same budget, or goes on, or takes those that are there.
 *
 * @param corpus of them all
 * @param runs folder of the runs, one named for each family
 * @param families which
 * @param minutes for each
 */
record FamilyTraining(Path corpus, Path runs, Families families, double minutes) {

  /**
   * Finds out before any training whether there is something to be measured after it.
   *
   * @throws IllegalArgumentException if no test recording is longer than a model looks back
   */
  void checkWindow(Corpus opened) {
    int window =
        families.names().stream().mapToInt(name -> model(name).receptiveField()).max().orElse(0);
    int longest = opened.recordings(Split.TEST).stream().mapToInt(r -> r.length()).max().orElse(0);
    if (longest <= window) {
      throw new IllegalArgumentException(
          "expected a test recording longer than a window of %d samples in %s; got %d at most"
              .formatted(window, corpus, longest));
    }
  }

  private FlowConfig model(String family) {
    return family.equals(Families.IAF) ? student().model() : teacher(family).model();
  }

  private TeacherConfig teacher(String family) {
    return ConfigFile.read("teacher", families.config(family), TeacherConfig.class);
  }

  private StudentConfig student() {
    return ConfigFile.read("student", families.config(Families.IAF), StudentConfig.class);
  }

  /** The run of each family, trained. */
  Map<String, Path> run() {
    Map<String, Path> trained = new LinkedHashMap<>();
    for (String family : families.names()) {
      Path taken = families.runs().get(family);
      trained.put(family, taken == null ? train(family, trained) : taken);
    }
    return trained;
  }

  private Path train(String family, Map<String, Path> trained) {
    Path run = runs.resolve(family);
    System.err.println("training " + family);
    ProgressLine progress = new ProgressLine(System.err);
    Budget budget = new Budget(minutes, 0);
    if (family.equals(Families.IAF)) {
      Path teacher = trained.get(Families.MAF);
      Distillation.distill(teacher, run, student(), Map.of(), budget, progress);
    } else {
      Teaching.teach(corpus, run, teacher(family), Map.of(), budget, progress);
    }
    return run;
  }
}
