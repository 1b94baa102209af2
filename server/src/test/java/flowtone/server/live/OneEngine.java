package flowtone.server.live;

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
import org.junit.jupiter.api.io.TempDir;

/** A live engine for two sessions, and what it tells; a batch waits until it may go on. */
abstract class OneEngine {
  static final String NOTE_ON = "{\"type\":\"noteOn\",\"note\":60}";

  final BlockingQueue<Integer> batches = new LinkedBlockingQueue<>();
  final Semaphore mayGoOn = new Semaphore(0);
  final RenderCosts costs = new RenderCosts();
  final BlockingQueue<Double> eventSeconds = new LinkedBlockingQueue<>();
  final AtomicInteger underruns = new AtomicInteger();
  Voice voice;
  LiveEngine engine;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    voice = Voice.load(TestVoice.write(folder, "duo"));
    engine = engine(1);
    engine.warmUp(voice).get(60, TimeUnit.SECONDS); // Costs are what tests say from here on.
  }

  LiveEngine engine(int threads) {
    RenderListener listener =
        new RenderListener() {
          @Override
          public void rendered(int chunks, double audioSeconds, double renderSeconds) {
            OneEngine.this.rendered(chunks);
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
  record Listener(BlockingQueue<ByteBuffer> chunks, CountDownLatch ended, boolean hangs)
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

  LiveSession joined(Listener listener) {
    return joined(listener, 16384);
  }

  LiveSession joined(Listener listener, int windowSamples) {
    LiveSession session = new LiveSession(voice, new LiveOptions(0.8f, 1, windowSamples), listener);
    assertTrue(engine.join(session));
    return session;
  }

  int nextBatch() throws InterruptedException {
    Integer chunks = batches.poll(60, TimeUnit.SECONDS);
    assertNotNull(chunks, "no batch was rendered");
    return chunks;
  }

  int hopsOfNextChunk(Listener listener) throws InterruptedException {
    ByteBuffer chunk = listener.chunks().poll(60, TimeUnit.SECONDS);
    assertNotNull(chunk, "no chunk was sent");
    return chunk.remaining() / Float.BYTES / voice.manifest().hopSamples();
  }
}
