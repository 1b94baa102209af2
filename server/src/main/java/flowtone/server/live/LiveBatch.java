package flowtone.server.live;

import flowtone.control.FeatureTrack;
import flowtone.synthesis.Voice;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders the sessions that are due together, and keeps what goes wrong with one of them from the
 * others. Where a voice gains nothing from rendering them as one, each is heard as soon as its
 * chunk is done. Thread-safe.
 */
final class LiveBatch {
  private static final Logger LOG = LoggerFactory.getLogger(LiveBatch.class);

  private final RenderListener listener;
  private final RenderCosts costs;

  LiveBatch(RenderListener listener, RenderCosts costs) {
    this.listener = listener;
    this.costs = costs;
  }

  /** Renders and delivers a chunk for each session of a turn that is due. */
  void render(LiveSchedule.Turn turn) {
    List<LiveSession> ready = new ArrayList<>();
    List<FeatureTrack> controls = new ArrayList<>();
    for (LiveSession session : turn.sessions()) {
      try {
        if (session.isDue()) {
          controls.add(session.nextChunk(turn.hops()));
          ready.add(session);
        }
      } catch (Throwable e) {
        fail(session, e);
      }
    }
    if (ready.isEmpty()) {
      return;
    }
    Voice voice = turn.voice();
    Tally tally = new Tally(ready.size());
    if (voice.student().rendersTogether()) {
      render(voice, ready, controls, tally);
    } else {
      renderAlone(voice, ready, controls, tally);
    }
    tally.tell(voice);
  }

  private void render(
      Voice voice, List<LiveSession> batch, List<FeatureTrack> controls, Tally tally) {
    long startNanos = System.nanoTime();
    long startCpuNanos = RenderCosts.nowNanos();
    List<float[]> audio;
    try {
      audio = voice.student().next(batch.stream().map(LiveSession::stream).toList(), controls);
    } catch (Throwable e) {
      findFault(voice, batch, controls, tally, e);
      return;
    }
    double cpuSeconds = (RenderCosts.nowNanos() - startCpuNanos) / 1e9;
    double renderSeconds = (System.nanoTime() - startNanos) / 1e9;
    tally.add(batch.size(), audio.get(0).length, renderSeconds, cpuSeconds);
    for (int i = 0; i < batch.size(); i++) {
      deliver(batch.get(i), audio.get(i), renderSeconds, tally.sessions);
    }
  }

  private void renderAlone(
      Voice voice, List<LiveSession> batch, List<FeatureTrack> controls, Tally tally) {
    for (int i = 0; i < batch.size(); i++) {
      render(voice, List.of(batch.get(i)), List.of(controls.get(i)), tally);
    }
  }

  /** Finds out whose fault it was. */
  private void findFault(
      Voice voice,
      List<LiveSession> batch,
      List<FeatureTrack> controls,
      Tally tally,
      Throwable failure) {
    if (batch.size() == 1) {
      fail(batch.get(0), failure);
    } else {
      renderAlone(voice, batch, controls, tally);
    }
  }

  private void deliver(LiveSession session, float[] chunk, double renderSeconds, int batch) {
    try {
      if (session.hasRunDry()) {
        listener.underrun();
      }
      session.deliver(chunk, renderSeconds, batch);
      session.takeEventSeconds().ifPresent(listener::eventHeard);
    } catch (Throwable e) {
      fail(session, e);
    }
  }

  private static void fail(LiveSession session, Throwable failure) {
    LOG.error("rendering for a live session failed", failure);
    try {
      session.fail();
    } catch (Throwable e) {
      LOG.debug("a session could not be told of its failure", e);
    }
  }

  /** What a batch came to. */
  private final class Tally {
    private final int sessions;
    private int chunks;
    private long samples;
    private double renderSeconds;
    private double cpuSeconds;

    Tally(int sessions) {
      this.sessions = sessions;
    }

    void add(int more, int chunkSamples, double seconds, double secondsOfProcessor) {
      chunks += more;
      samples += (long) more * chunkSamples;
      renderSeconds += seconds;
      cpuSeconds += secondsOfProcessor;
    }

    void tell(Voice voice) {
      if (chunks > 0) {
        double audioSeconds = samples / (double) voice.manifest().sampleRateHz();
        costs.measured(voice, audioSeconds, cpuSeconds);
        listener.rendered(chunks, audioSeconds, renderSeconds);
      }
    }
  }
}
