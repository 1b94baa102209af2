package flowtone.server.live;

import flowtone.control.Label;
import flowtone.synthesis.Voice;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Players that nobody hears, who play a voice all over its range until the compiler is done with
 * what renders it, in chunks of both lengths: what it has not seen it has to compile while people
 * play, on the processors that they need. They come in turn, as others do, and wait while those are
 * rendered. Of one thread at a time.
 */
final class WarmUp {
  /** The compiler takes what has run so often for worth its best. */
  private static final int CHUNKS = 6000;

  /** After these it is as good as people need who wait for it. */
  private static final int CHUNKS_UNTIL_PLAYABLE = 1000;

  /**
   * Of processor time: a busy machine takes longer, and what chunks of a cold voice cost must not
   * be taken for what those of a warm one do, or players are refused who could be kept in time.
   */
  private static final double LONGEST_SECONDS = 15;

  /** A turn's worth, in which each presses a key every so many chunks. */
  private static final int PLAYERS = 4;

  private static final int CHUNKS_A_NOTE = 20;

  private static final LiveLimits NO_LIMITS =
      new LiveLimits(PLAYERS, PLAYERS, Integer.MAX_VALUE, PLAYERS, 1);

  private final Voice voice;
  private final RenderCosts costs;
  private final LiveBatch batches = new LiveBatch(new Nobody(), new RenderCosts());
  private final List<Player> players;

  /**
   * @param costs are told what a chunk costs once it is warm
   */
  WarmUp(Voice voice, RenderCosts costs) {
    this.voice = voice;
    this.costs = costs;
    players = IntStream.range(0, PLAYERS).mapToObj(n -> new Player(voice, n)).toList();
  }

  /**
   * Plays until the voice is warm.
   *
   * @param playable told when the worst is over
   * @param others whether other players have all threads busy, who come first
   * @param over whether to leave off
   */
  void run(Runnable playable, BooleanSupplier others, BooleanSupplier over)
      throws InterruptedException {
    long endNanos = RenderCosts.nowNanos() + (long) (LONGEST_SECONDS * 1e9);
    int rounds = CHUNKS / PLAYERS;
    for (int round = 0; round < rounds && !over.getAsBoolean(); round++) {
      if (RenderCosts.nowNanos() > endNanos) {
        return;
      }
      while (others.getAsBoolean() && !over.getAsBoolean()) {
        Thread.sleep(1);
      }
      play(round, rounds);
      if (round == CHUNKS_UNTIL_PLAYABLE / PLAYERS) {
        playable.run();
      }
    }
  }

  private void play(int round, int rounds) {
    if (round % CHUNKS_A_NOTE == 0) {
      players.forEach(player -> player.press(round / (double) rounds));
    }
    int hops = round % 2 == 0 ? LiveSession.CHUNK_HOPS : LiveSession.LONG_CHUNK_HOPS;
    List<LiveSession> sessions = players.stream().map(player -> player.session).toList();
    long startNanos = RenderCosts.nowNanos();
    batches.render(new LiveSchedule.Turn(voice, hops, sessions));
    double seconds = (RenderCosts.nowNanos() - startNanos) / 1e9;
    costs.begin(voice, PLAYERS * hops * voice.manifest().hopSeconds(), seconds);
    players.forEach(Player::acknowledge);
  }

  /** Plays all it is sent at once. */
  private static final class Player {
    private final Deaf connection = new Deaf(new AtomicLong());
    private final LiveSession session;
    private final Label label;
    private final double height;

    /**
     * @param number from 0 up to the number of players
     */
    Player(Voice voice, int number) {
      LiveOptions options = new LiveOptions(1, number, LiveOptions.DEFAULT_WINDOW_SAMPLES);
      session = new LiveSession(voice, options, NO_LIMITS, connection);
      label = voice.manifest().labels().get(0);
      height = number / (double) PLAYERS;
    }

    /**
     * Presses a key, the further up the later; each player somewhere else.
     *
     * @param time from 0 up to 1
     */
    void press(double time) {
      double range = label.highestMidi() - label.lowestMidi();
      double midi = label.lowestMidi() + (time + height) % 1 * range;
      session.receive("{\"type\":\"allOff\"}");
      session.receive("{\"type\":\"noteOn\",\"note\":" + midi + ",\"velocity\":0.7}");
    }

    void acknowledge() {
      session.receive("{\"type\":\"played\",\"samples\":" + connection.samples() + "}");
    }
  }

  /** Counts what it is sent. */
  private record Deaf(AtomicLong samples) implements Connection {
    @Override
    public void sendPcm(ByteBuffer pcm, Runnable sent) {
      samples.addAndGet(pcm.remaining() / Float.BYTES);
      sent.run();
    }

    @Override
    public void send(LiveReply reply) {}

    @Override
    public void close(int code, String reason) {}
  }

  private static final class Nobody implements RenderListener {
    @Override
    public void rendered(int chunks, double audioSeconds, double renderSeconds) {}
  }
}
