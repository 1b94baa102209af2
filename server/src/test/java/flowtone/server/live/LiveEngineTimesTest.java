package flowtone.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the engine tells of sound that came late, and how late it came. */
class LiveEngineTimesTest extends OneEngine {
  @Test
  void aListenerThatHasPlayedAllOfASoundThatGoesOnHasRunDry() throws Exception {
    mayGoOn.release(1000);
    Listener listener = new Listener(false);
    LiveSession session = new LiveSession(voice, new LiveOptions(0, 1, 512), listener);
    assertTrue(engine.join(session));
    session.receive(NOTE_ON);
    long sent = 0;
    while (sent < 512) {
      sent += listener.chunks().poll(60, TimeUnit.SECONDS).remaining() / Float.BYTES;
    }
    assertEquals(0, underruns.get());
    Thread.sleep(100); // What was sent is known a moment after it was heard.
    session.receive("{\"type\":\"played\",\"samples\":%d}".formatted(sent));
    assertNotNull(listener.chunks().poll(60, TimeUnit.SECONDS));
    assertEquals(1, underruns.get());
  }

  @Test
  void theTimeFromAnEventToItsSoundIsToldOnceAnEvent() throws Exception {
    mayGoOn.release(1000);
    Listener listener = new Listener(false);
    LiveSession session = joined(listener);
    assertEquals(0, eventSeconds.size());
    session.receive(NOTE_ON);
    assertTrue(eventSeconds.poll(60, TimeUnit.SECONDS) > 0);
    for (int chunk = 0; chunk < 8; chunk++) {
      hopsOfNextChunk(listener);
    }
    assertEquals(0, eventSeconds.size());
  }
}
