package flowtone.cli;

import flowtone.pipeline.ProgressListener;
import me.tongfei.progressbar.ProgressBar;

/** Shows how a step gets on as a bar on stderr until this is closed. */
final class ProgressBarListener implements ProgressListener, AutoCloseable {
  private static final int UNKNOWN = -1;

  private final ProgressBar bar;

  /**
   * @param task name in front of the bar
   */
  ProgressBarListener(String task) {
    bar = Progress.of(task).setInitialMax(UNKNOWN).build();
  }

  @Override
  public void started(int steps) {
    bar.maxHint(steps);
  }

  @Override
  public void message(String what) {
    bar.setExtraMessage(what);
  }

  @Override
  public void step() {
    bar.step();
  }

  @Override
  public void close() {
    bar.close();
  }
}
