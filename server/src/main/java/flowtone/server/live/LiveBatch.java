package flowtone.server.live;

import flowtone.control.FeatureTrack;
import flowtone.synthesis.Voice;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders the sessions that are due together, and keeps what goes wrong with one of them from the
 * others. Not thread-safe.
 */
final class LiveBatch {
  private static final Logger LOG = LoggerFactory.getLogger(LiveBatch.class);

  private final RenderListener listener;

  LiveBatch(RenderListener listener) {
    this.listener = listener;
  }

  /** Whether a session is due; one that cannot say so is silenced. */
  static boolean isDue(LiveSession session) {
    try {
      return session.isDue();
    } catch (Throwable e) {
      fail(session, e);
      return false;
    }
  }

  /** Renders and delivers a chunk for each session of a voice. */
  void render(Voice voice, List<LiveSession> batch) {
    List<LiveSession> ready = new ArrayList<>();
    List<FeatureTrack> controls = new ArrayList<>();
    for (LiveSession session : batch) {
      try {
        controls.add(session.nextChunk(LiveSession.CHUNK_HOPS));
        ready.add(session);
      } catch (Throwable e) {
        fail(session, e);
      }
    }
    if (!ready.isEmpty()) {
      render(voice, ready, controls);
    }
  }

  private void render(Voice voice, List<LiveSession> batch, List<FeatureTrack> controls) {
    long startNanos = System.nanoTime();
    List<float[]> audio;
    try {
      audio = voice.student().next(batch.stream().map(LiveSession::stream).toList(), controls);
    } catch (Throwable e) {
      renderAlone(voice, batch, controls, e);
      return;
    }
    double renderSeconds = (System.nanoTime() - startNanos) / 1e9;
    for (int i = 0; i < batch.size(); i++) {
      deliver(batch.get(i), audio.get(i), renderSeconds, batch.size());
    }
    double chunkSeconds = audio.get(0).length / (double) voice.manifest().sampleRateHz();
    listener.rendered(batch.size(), batch.size() * chunkSeconds, renderSeconds);
  }

  /** Finds out whose fault it was. */
  private void renderAlone(
      Voice voice, List<LiveSession> batch, List<FeatureTrack> controls, Throwable failure) {
    if (batch.size() == 1) {
      fail(batch.get(0), failure);
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      render(voice, List.of(batch.get(i)), List.of(controls.get(i)));
    }
  }

  private static void deliver(LiveSession session, float[] chunk, double renderSeconds, int batch) {
    try {
      session.deliver(chunk, renderSeconds, batch);
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
}
