package flowtone.pipeline;

import flowtone.training.progress.ProgressLine;
import flowtone.training.progress.TrainingPart;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells of a step of so many as of a part of a training's plan, until it is closed. */
final class PlannedSteps implements ProgressListener, AutoCloseable {
  private final ProgressLine progress;
  private final AtomicInteger done = new AtomicInteger();
  private volatile int steps;
  private volatile long begunNanos;

  PlannedSteps(ProgressLine progress, TrainingPart part) {
    this.progress = progress;
    progress.begin(part);
    progress.doing("looking at what there is");
  }

  @Override
  public void started(int count) {
    steps = count;
    begunNanos = System.nanoTime();
    tell(0);
  }

  @Override
  public void message(String what) {
    if (!what.isEmpty()) {
      progress.doing(what);
    }
  }

  @Override
  public void step() {
    tell(done.incrementAndGet());
  }

  private void tell(int count) {
    progress.doing("%d of %d steps".formatted(count, steps));
    if (count > 0) {
      double seconds = (System.nanoTime() - begunNanos) / 1e9;
      progress.left(seconds / count * Math.max(0, steps - count));
    }
  }

  @Override
  public void close() {
    progress.end();
  }
}
