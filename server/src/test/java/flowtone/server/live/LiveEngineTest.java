package flowtone.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The engine, one batch at a time. */
class LiveEngineTest extends OneEngine {
  @Test
  void sessionsDueTogetherAreOneBatch() throws Exception {
    LiveSession one = joined(new Listener(false));
    LiveSession other = joined(new Listener(false));
    one.receive(NOTE_ON);
    assertEquals(1, nextBatch());
    other.receive(NOTE_ON);
    mayGoOn.release();
    assertEquals(2, nextBatch());
  }

  @Test
  void aListenerThatHangsHoldsUpNobody() throws Exception {
    Listener hanging = new Listener(true);
    Listener listening = new Listener(false);
    mayGoOn.release(1000);
    joined(hanging).receive(NOTE_ON);
    joined(listening).receive(NOTE_ON);
    for (int i = 0; i < 64; i++) {
      assertNotNull(listening.chunks().poll(60, TimeUnit.SECONDS), "chunk " + i);
    }
    assertEquals(8, hanging.chunks().size());
  }

  @Test
  void anIdleListenerIsInNoBatch() throws Exception {
    Listener idle = new Listener(false);
    mayGoOn.release(1000);
    LiveSession session = joined(idle);
    session.receive(NOTE_ON);
    session.receive("{\"type\":\"allOff\"}");
    assertTrue(idle.ended().await(60, TimeUnit.SECONDS));
    int chunks = idle.chunks().size();
    batches.clear();
    joined(new Listener(false)).receive(NOTE_ON);
    for (int i = 0; i < 16; i++) {
      assertEquals(1, nextBatch());
    }
    assertEquals(chunks, idle.chunks().size());
  }

  @Test
  void sessionsOfSeveralThreadsDoNotWaitForOneAnother() throws Exception {
    try (LiveEngine two = engine(2)) {
      Listener hearing = new Listener(false);
      LiveSession one = new LiveSession(voice, new LiveOptions(0, 1, 16384), new Listener(false));
      LiveSession other = new LiveSession(voice, new LiveOptions(0, 1, 16384), hearing);
      assertTrue(two.join(one));
      assertTrue(two.join(other));
      one.receive(NOTE_ON);
      nextBatch(); // Its thread waits in the listener from here on.
      other.receive(NOTE_ON);
      assertNotNull(hearing.chunks().poll(60, TimeUnit.SECONDS));
      mayGoOn.release(1000);
    }
  }

  @Test
  void whatOneSessionThrowsIsNoMatterToAnother() throws Exception {
    Listener listening = new Listener(false);
    mayGoOn.release(1000);
    LiveSession cursed =
        new LiveSession(voice, new LiveOptions(0.8f, 1, 16384), new CursedConnection());
    assertTrue(engine.join(cursed));
    joined(listening).receive(NOTE_ON);
    for (int i = 0; i < 32; i++) {
      cursed.receive(NOTE_ON);
      assertNotNull(listening.chunks().poll(60, TimeUnit.SECONDS), "chunk " + i);
    }
  }

  @Test
  void aProbeIsRenderedWhileOthersPlay() throws Exception {
    mayGoOn.release(1000);
    joined(new Listener(false)).receive(NOTE_ON);
    nextBatch();
    engine.probe(voice).get(60, TimeUnit.SECONDS);
  }
}
