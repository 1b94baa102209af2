package flowtone.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.server.TestVoice;
import flowtone.synthesis.Voice;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine, one batch at a time. */
class LiveEngineTest {
  private static final String NOTE_ON = "{\"type\":\"noteOn\",\"note\":60}";

  private final BlockingQueue<Integer> batches = new LinkedBlockingQueue<>();
  private final Semaphore mayGoOn = new Semaphore(0);
  private final RenderCosts costs = new RenderCosts();
  private final BlockingQueue<Double> eventSeconds = new LinkedBlockingQueue<>();
  private final AtomicInteger underruns = new AtomicInteger();
  private Voice voice;
  private LiveEngine engine;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    voice = Voice.load(TestVoice.write(folder, "duo"));
    engine = engine(1);
    engine.warmUp(voice).get(60, TimeUnit.SECONDS); // Costs are what tests say from here on.
  }

  private LiveEngine engine(int threads) {
    RenderListener listener =
        new RenderListener() {
          @Override
          public void rendered(int chunks, double audioSeconds, double renderSeconds) {
            LiveEngineTest.this.rendered(chunks);
          }

          @Override
          public void eventHeard(double seconds) {
            eventSeconds.add(seconds);
          }

          @Override
          public void underrun() {
            underruns.incrementAndGet();
          }
        };
    return new LiveEngine(2, threads, listener, costs);
  }

  @AfterEach
  void close() {
    mayGoOn.release(1000);
    engine.close();
    voice.close();
  }

  private void rendered(int chunks) {
    batches.add(chunks);
    mayGoOn.acquireUninterruptibly();
  }

  /** Gathers what is sent; one that {@code hangs} never gets anything out. */
  private record Listener(BlockingQueue<ByteBuffer> chunks, CountDownLatch ended, boolean hangs)
      implements Connection {
    Listener(boolean hangs) {
      this(new LinkedBlockingQueue<>(), new CountDownLatch(1), hangs);
    }

    @Override
    public void sendPcm(ByteBuffer pcm, Runnable sent) {
      chunks.add(pcm);
      if (!hangs) {
        sent.run();
      }
    }

    @Override
    public void send(LiveReply reply) {
      if (reply instanceof LiveReply.Ended) {
        ended.countDown();
      }
    }

    @Override
    public void close(int code, String reason) {
      ended.countDown();
    }
  }

  private LiveSession joined(Listener listener) {
    return joined(listener, 16384);
  }

  private LiveSession joined(Listener listener, int windowSamples) {
    LiveSession session = new LiveSession(voice, new LiveOptions(0.8f, 1, windowSamples), listener);
    assertTrue(engine.join(session));
    return session;
  }

  private int nextBatch() throws InterruptedException {
    Integer chunks = batches.poll(60, TimeUnit.SECONDS);
    assertNotNull(chunks, "no batch was rendered");
    return chunks;
  }

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

  private int hopsOfNextChunk(Listener listener) throws InterruptedException {
    ByteBuffer chunk = listener.chunks().poll(60, TimeUnit.SECONDS);
    assertNotNull(chunk, "no chunk was sent");
    return chunk.remaining() / Float.BYTES / voice.manifest().hopSamples();
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
