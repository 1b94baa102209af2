package flowtone.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.server.TestVoice;
import flowtone.synthesis.Voice;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A voice that is played before anyone comes. */
class WarmUpTest {
  private final RenderCosts costs = new RenderCosts();
  private final AtomicInteger told = new AtomicInteger();
  private Voice voice;
  private LiveEngine engine;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    voice = Voice.load(TestVoice.write(folder, "duo"));
    engine =
        new LiveEngine(
            2, 2, (chunks, audioSeconds, renderSeconds) -> told.addAndGet(chunks), costs);
  }

  @AfterEach
  void close() {
    engine.close();
    voice.close();
  }

  @Test
  void aWarmVoicesCostIsKnownAndNobodyIsToldOfWhatWasPlayed() throws Exception {
    engine.warmUp(voice).get(60, TimeUnit.SECONDS);
    assertTrue(costs.of(voice) > 0 && costs.of(voice) < 10, "cost " + costs.of(voice));
    assertEquals(0, engine.sessions());
    assertEquals(0, told.get());
    assertFalse(engine.isWarmingUp());
  }

  @Test
  void whoComesMeanwhileIsServed() throws Exception {
    CompletableFuture<Void> warm = engine.warmUp(voice);
    CountDownLatch heard = new CountDownLatch(1);
    LiveSession session = new LiveSession(voice, new LiveOptions(1, 1, 1024), listener(heard));
    assertTrue(engine.join(session));
    session.receive("{\"type\":\"noteOn\",\"note\":60}");
    assertTrue(heard.await(60, TimeUnit.SECONDS));
    warm.get(60, TimeUnit.SECONDS);
  }

  @Test
  void anEngineThatIsClosedLeavesOff() {
    CompletableFuture<Void> warm = engine.warmUp(voice);
    engine.close();
    assertTrue(warm.isDone());
    assertTrue(engine.warmUp(voice).isDone());
  }

  private static Connection listener(CountDownLatch heard) {
    return new Connection() {
      @Override
      public void sendPcm(ByteBuffer pcm, Runnable sent) {
        heard.countDown();
        sent.run();
      }

      @Override
      public void send(LiveReply reply) {}

      @Override
      public void close(int code, String reason) {}
    };
  }
}
