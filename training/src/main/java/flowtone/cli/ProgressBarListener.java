package flowtone.cli;

import flowtone.pipeline.ProgressListener;
import me.tongfei.progressbar.ProgressBar;

/** Shows how a step gets on as a bar on stderr, from when it starts until this is closed. */
final class ProgressBarListener implements ProgressListener, AutoCloseable {
  private final String task;
  private ProgressBar bar;

  /**
   * @param task name in front of the bar
   */
  ProgressBarListener(String task) {
    this.task = task;
  }

  @Override
  public void started(int steps) {
    bar = Progress.of(task).setInitialMax(steps).build();
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
    if (bar != null) {
      bar.close();
    }
  }
}
