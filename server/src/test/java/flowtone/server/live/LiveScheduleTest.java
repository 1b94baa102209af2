package flowtone.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.server.TestVoice;
import flowtone.synthesis.Voice;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose turn it is. */
class LiveScheduleTest {
  private static final int WINDOW_SAMPLES = 1024;

  private final LiveSchedule schedule = new LiveSchedule(new RenderCosts(), 1);
  private final LiveBatch batches =
      new LiveBatch((chunks, audioSeconds, renderSeconds) -> {}, new RenderCosts());
  private Voice voice;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    voice = Voice.load(TestVoice.write(folder, "duo"));
  }

  @AfterEach
  void close() {
    voice.close();
  }

  /** A player, and what it was sent. */
  private record Player(LiveSession session, AtomicLong samples) implements Connection {
    @Override
    public void sendPcm(ByteBuffer pcm, Runnable sent) {
      samples.addAndGet(pcm.remaining() / Float.BYTES);
      sent.run();
    }

    @Override
    public void send(LiveReply reply) {}

    @Override
    public void close(int code, String reason) {}

    void acknowledge() {
      session.receive("{\"type\":\"played\",\"samples\":%d}".formatted(samples.get()));
    }
  }

  private Player player() {
    Player ear = new Player(null, new AtomicLong());
    LiveSession session = new LiveSession(voice, new LiveOptions(1, 1, WINDOW_SAMPLES), ear);
    schedule.add(session);
    session.receive("{\"type\":\"noteOn\",\"note\":60}");
    return new Player(session, ear.samples);
  }

  private List<Player> players(int count) {
    return IntStream.range(0, count).mapToObj(n -> player()).toList();
  }

  private LiveSchedule.Turn next() throws InterruptedException {
    return schedule.await(() -> false).orElseThrow();
  }

  private void render() throws InterruptedException {
    LiveSchedule.Turn turn = next();
    batches.render(turn);
    schedule.done(turn);
  }

  @Test
  void whoHasWaitedLongestIsNext() throws Exception {
    List<Player> players = players(6);
    List<LiveSession> first = next().sessions();
    assertEquals(players.subList(0, 4).stream().map(Player::session).toList(), first);
    assertEquals(players.subList(4, 6).stream().map(Player::session).toList(), next().sessions());
  }

  @Test
  void whatIsTakenIsTakenOnce() throws Exception {
    players(3);
    LiveSchedule.Turn turn = next();
    AtomicLong asked = new AtomicLong();
    Thread.currentThread().interrupt(); // Nothing is left: it would wait.
    assertThrows(
        InterruptedException.class, () -> schedule.await(() -> asked.getAndIncrement() > 0));
    schedule.done(turn);
    assertEquals(turn.sessions(), next().sessions());
  }

  @Test
  void whoClaimsToHavePlayedTakesNoTurnsFromOthers() throws Exception {
    List<Player> honest = players(7);
    Player hasty = player();
    for (int turn = 0; turn < 20; turn++) {
      render();
      hasty.acknowledge();
    }
    long heard = honest.stream().mapToLong(player -> player.samples().get()).min().getAsLong();
    assertTrue(heard >= WINDOW_SAMPLES, "samples " + heard);
    assertTrue(hasty.samples().get() > heard, "samples " + hasty.samples());
  }

  @Test
  void aKeyPressedWhileOthersAreRenderedIsNextButForThoseWhoWait() throws Exception {
    List<Player> players = players(4);
    for (int turn = 0; turn < 20 && players.get(0).samples().get() < WINDOW_SAMPLES; turn++) {
      render();
    }
    Player late = player();
    assertEquals(List.of(late.session()), next().sessions());
  }
}
