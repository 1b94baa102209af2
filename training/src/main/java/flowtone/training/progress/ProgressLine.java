package flowtone.training.progress;

import flowtone.process.DaemonThreads;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells how training gets on: which part of the plan, what is left of it, whether there is a voice
 * to listen to; at most five seconds apart while a part goes on. Thread-safe.
 */
public final class ProgressLine {
  private static final int TICK_MILLIS = 500;

  private final ProgressDisplay display;
  private final boolean byName;
  private final PlanStatus status = new PlanStatus();
  private ScheduledExecutorService ticks;

  /**
   * Lines in a log.
   *
   * @param out usually standard error
   */
  public ProgressLine(PrintStream out) {
    this(out, false);
  }

  /**
   * Lines in a log.
   *
   * @param byName whether all metrics are told, too, by their names
   */
  public ProgressLine(PrintStream out, boolean byName) {
    this(new LineDisplay(out), byName);
  }

  /**
   * @param byName whether all metrics are told, too, by their names
   */
  public ProgressLine(ProgressDisplay display, boolean byName) {
    this.display = display;
    this.byName = byName;
  }

  /** Tells what there is to do. */
  public synchronized void plan(TrainingPlan plan) {
    status.plan(plan);
    display.line(plan.sentence());
  }

  /** From now on, tells how old this file is, which a voice to listen to has. */
  public synchronized void listenTo(Path file) {
    status.listenTo(file);
  }

  /** A part begins in place of that before; it is told of until {@link #end}. */
  public synchronized void begin(TrainingPart part) {
    end();
    status.begin(part);
    display.line(status.text());
    ticks = Executors.newSingleThreadScheduledExecutor(new DaemonThreads("progress"));
    ticks.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The part that goes on, if one does, has ended. */
  public synchronized void end() {
    if (ticks != null) {
      ticks.shutdownNow();
      ticks = null;
      display.end();
    }
  }

  private synchronized void tick() {
    if (ticks != null) {
      display.status(status.text(), status.share());
    }
  }

  /** Tells that something else than training is done, until that is done. */
  public <T> T during(String what, Supplier<T> work) {
    doing(what);
    try {
      return work.get();
    } finally {
      doing("");
    }
  }

  /** Tells what is done now; empty for what the part is named for. */
  public synchronized void doing(String what) {
    status.activity(what);
  }

  /** What is left of the part, seconds. */
  public synchronized void left(double seconds) {
    status.left(seconds);
  }

  /** Takes the step, the time, what is left of the budget, and metrics of training. */
  public synchronized void trained(
      long step, double seconds, Budget.Remainder left, Map<String, Double> values) {
    status.left(left.seconds());
    status.step(step);
    if (byName) {
      display.line(MetricText.byName(step, seconds, left, values));
    }
  }

  /** Tells metrics of recordings that are not trained on. */
  public synchronized void tested(long step, double seconds, Map<String, Double> values) {
    String words = MetricText.inWords(values);
    status.figures(words);
    if (byName) {
      display.line(MetricText.byName(step, seconds, null, values));
    } else if (!words.isEmpty()) {
      display.line("On recordings kept from training, after step %d: %s".formatted(step, words));
    }
  }

  /** Tells a sentence. */
  public synchronized void print(String sentence) {
    display.line(sentence);
  }
}
