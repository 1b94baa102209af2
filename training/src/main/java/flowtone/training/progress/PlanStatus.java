package flowtone.training.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringJoiner;

/** How things stand within a plan. Not thread-safe. */
final class PlanStatus {
  private TrainingPlan plan = TrainingPlan.NONE;
  private Optional<Path> voice = Optional.empty();
  private Optional<TrainingPart> part = Optional.empty();
  private double left = Double.NaN;
  private long step;
  private String figures = "";
  private String activity = "";
  private long activitySince;

  void plan(TrainingPlan newPlan) {
    plan = newPlan;
  }

  /** The file that is replaced whenever there is a newer voice to listen to. */
  void listenTo(Path file) {
    voice = Optional.of(file);
  }

  void begin(TrainingPart begun) {
    part = Optional.of(begun);
    left = plan.of(begun);
    step = 0;
    figures = "";
    activity = "";
  }

  /** Seconds that are left of the part, NaN where they are not known. */
  void left(double seconds) {
    left = seconds;
  }

  /** Steps of training done. */
  void step(long done) {
    step = done;
  }

  void figures(String words) {
    figures = words;
  }

  /** What is done now; empty for what the part is named for. */
  void activity(String what) {
    activity = what;
    activitySince = System.nanoTime();
  }

  /** All of it in a line. */
  String text() {
    StringJoiner clauses = new StringJoiner("; ");
    if (!activity.isEmpty()) {
      double seconds = (System.nanoTime() - activitySince) / 1e9;
      clauses.add("%s (%s)".formatted(activity, Clock.inWords(seconds)));
    }
    if (step > 0) {
      clauses.add("step " + step);
    }
    clauses.add(timeLeft());
    if (!figures.isEmpty()) {
      clauses.add(figures);
    }
    voice.ifPresent(file -> clauses.add("a voice to listen to: " + age(file)));
    return part.map(plan::place).orElse("training") + ": " + clauses;
  }

  private String timeLeft() {
    double later = part.map(plan::after).orElse(0.0);
    return Double.isNaN(left)
        ? "time left not known yet"
        : Clock.inWords(left + later) + (later > 0 ? " left in all" : " left");
  }

  private static String age(Path file) {
    try {
      long millis = System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis();
      return "yes, %s old".formatted(Clock.inWords(millis / 1000.0));
    } catch (IOException none) {
      return "not yet";
    }
  }

  /** Share of the plan that is done, 0..1. */
  double share() {
    double total = plan.total();
    double rest = (Double.isNaN(left) ? 0 : left) + part.map(plan::after).orElse(0.0);
    return total > 0 ? Math.max(0, Math.min(1, 1 - rest / total)) : 0;
  }
}
