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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine, one batch at a time. */
class LiveEngineTest {
  private static final String NOTE_ON = "{\"type\":\"noteOn\",\"note\":60}";

  private final BlockingQueue<Integer> batches = new LinkedBlockingQueue<>();
  private final Semaphore mayGoOn = new Semaphore(0);
  private Voice voice;
  private LiveEngine engine;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    voice = Voice.load(TestVoice.write(folder, "duo"));
    engine = new LiveEngine(2, (chunks, audioSeconds, renderSeconds) -> rendered(chunks));
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
    LiveSession session = new LiveSession(voice, new LiveOptions(0.8f, 1, 16384), listener);
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

  /** A client for whom nothing can be sent, whatever the reason. */
  private static final class Cursed implements Connection {
    @Override
    public void sendPcm(ByteBuffer pcm, Runnable sent) {
      throw new AssertionError("an error, and no exception");
    }

    @Override
    public void send(LiveReply reply) {
      throw new StackOverflowError();
    }

    @Override
    public void close(int code, String reason) {
      throw new IllegalStateException();
    }
  }

  @Test
  void whatOneSessionThrowsIsNoMatterToAnother() throws Exception {
    Listener listening = new Listener(false);
    mayGoOn.release(1000);
    LiveSession cursed = new LiveSession(voice, new LiveOptions(0.8f, 1, 16384), new Cursed());
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
