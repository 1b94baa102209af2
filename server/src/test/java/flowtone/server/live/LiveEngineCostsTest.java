package flowtone.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Whom the engine takes in, and how long its chunks are, by what rendering costs. */
class LiveEngineCostsTest extends OneEngine {
  @Test
  void aSessionTooManyIsNotTakenIn() {
    joined(new Listener(false));
    LiveSession second = joined(new Listener(false));
    LiveSession third = new LiveSession(voice, new LiveOptions(0.8f, 1, 1024), new Listener(false));
    assertFalse(engine.join(third));
    engine.leave(second);
    assertTrue(engine.join(third));
  }

  @Test
  void aSessionThatCouldNotBeKeptInRealTimeIsNotTakenIn() {
    joined(new Listener(false));
    costs.begin(voice, 1, 0.5); // Two would take up a whole processor, and more than the share.
    LiveSession second =
        new LiveSession(voice, new LiveOptions(0.8f, 1, 1024), new Listener(false));
    assertFalse(engine.join(second));
    assertEquals(
        "expected no more live players than are kept in real time here, now 1", engine.refusal());
    costs.begin(voice, 1, 0.1);
    assertTrue(engine.join(second));
  }

  @Test
  void costsAreThoseOfTheChunksRendered() throws Exception {
    mayGoOn.release(1000);
    LiveSession session = joined(new Listener(false));
    costs.begin(voice, 1, 1000);
    session.receive(NOTE_ON);
    nextBatch();
    nextBatch();
    assertTrue(costs.of(voice) < 990, "cost " + costs.of(voice));
    assertTrue(costs.of(voice) > 0, "cost " + costs.of(voice));
  }

  @Test
  void chunksGrowWhereProcessorsAreShortAndTheWindowAllows() throws Exception {
    mayGoOn.release(1000);
    Listener alone = new Listener(false);
    LiveSession first = joined(alone);
    costs.begin(voice, 1, 0.1);
    first.receive(NOTE_ON);
    assertEquals(2, hopsOfNextChunk(alone));
    engine.leave(first);
    Listener waiting = new Listener(false);
    Listener hasty = new Listener(false);
    LiveSession one = joined(waiting);
    LiveSession other = joined(hasty, 7 * voice.manifest().hopSamples());
    costs.begin(voice, 1, 0.3); // two sessions at three tenths of the thread each
    one.receive(NOTE_ON);
    other.receive(NOTE_ON);
    assertEquals(4, hopsOfNextChunk(waiting));
    assertEquals(2, hopsOfNextChunk(hasty));
  }
}
