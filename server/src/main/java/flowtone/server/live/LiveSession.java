package flowtone.server.live;

import flowtone.control.FeatureTrack;
import flowtone.rendering.Instrument;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.StudentStream;
import flowtone.synthesis.Voice;
import java.util.OptionalDouble;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The session of one client: its instrument, its messages and its flow-control window. {@link
 * #receive} may be called from any one thread; everything else belongs to the rendering thread.
 */
public final class LiveSession {
  /** Hops rendered at a time. */
  public static final int CHUNK_HOPS = 2;

  /** The same while processors are short: what is done once a chunk is done half as often. */
  static final int LONG_CHUNK_HOPS = 4;

  /** The close code of clients that do what nobody may. */
  static final int POLICY_VIOLATION = 1008;

  /** The close code of a server that ends. */
  static final int GOING_AWAY = 1001;

  private static final int MAX_WAITING_MESSAGES = 256;
  private static final int MAX_CHUNKS_IN_FLIGHT = 8;

  private final Voice voice;
  private final Instrument instrument;
  private final int windowSamples;
  private final Connection connection;
  private final RenderStats stats;
  private final LiveLimits limits;
  private final PressedKeys keys;
  private final MessageRate messageRate;
  private final BlockingQueue<Arrived> messages = new ArrayBlockingQueue<>(MAX_WAITING_MESSAGES);
  private final AtomicLong playedSamples = new AtomicLong();
  private final AtomicInteger chunksInFlight = new AtomicInteger();
  private volatile Runnable onChange = () -> {};
  private volatile long sentSamples;
  private volatile boolean banned;
  private volatile boolean ending;

  /** Whether the sound that was sent last has not ended with it. */
  private boolean goesOn;

  /** When the first message came that no chunk has been sent since; 0 if there is none. */
  private long unheardNanos;

  /** A message, and when it came. */
  private record Arrived(LiveMessage message, long nanos) {}

  /** A session within the usual limits. */
  public LiveSession(Voice voice, LiveOptions options, Connection connection) {
    this(voice, options, LiveLimits.DEFAULT, connection);
  }

  public LiveSession(Voice voice, LiveOptions options, LiveLimits limits, Connection connection) {
    this.voice = voice;
    this.limits = limits;
    this.messageRate = new MessageRate(limits.messagesPerSecond(), System.nanoTime());
    this.instrument =
        new Instrument(voice, new NoiseSettings(options.seed(), options.temperature()));
    this.keys = new PressedKeys(limits.heldNotes());
    this.windowSamples = options.windowSamples();
    this.connection = connection;
    this.stats = new RenderStats(voice.manifest().sampleRateHz());
  }

  /** Sends the format of the audio: the first message of a session. */
  public void greet() {
    int chunkSamples = CHUNK_HOPS * voice.manifest().hopSamples();
    connection.send(LiveReply.Format.of(voice.manifest(), chunkSamples, windowSamples));
  }

  /**
   * Takes a message from the client; one that cannot be used is answered with an error, and too
   * many of them with the end of the connection.
   *
   * @return whether the client may go on
   */
  public boolean receive(String text) {
    if (banned) {
      return false;
    }
    if (!messageRate.pass(System.nanoTime())) {
      banned = true;
      connection.close(
          POLICY_VIOLATION,
          "expected at most %d messages a second".formatted(limits.messagesPerSecond()));
      return false;
    }
    try {
      take(LiveMessage.parse(text));
      onChange.run();
    } catch (LiveException e) {
      connection.send(LiveReply.Error.of(e));
    }
    return true;
  }

  private void take(LiveMessage message) {
    if (message instanceof LiveMessage.Played played) {
      acknowledge(played.samples());
    } else if (!messages.offer(new Arrived(message, System.nanoTime()))) {
      throw new LiveException(
          "Too many messages", "expected at most %d at once".formatted(MAX_WAITING_MESSAGES));
    }
  }

  private void acknowledge(long samples) {
    long sent = sentSamples;
    if (samples < 0 || samples > sent) {
      throw new LiveException(
          "Value out of range",
          "expected played samples within 0 to the %d sent; got %d".formatted(sent, samples));
    }
    if (playedSamples.getAndAccumulate(samples, Math::max) < samples) {
      messageRate.giveBack(); // There are no more of these than chunks were sent.
    }
  }

  /**
   * Lets every note go; the connection is closed when the last has faded, or at once if none is.
   */
  void end() {
    ending = true;
    if (!messages.offer(new Arrived(new LiveMessage.AllOff(), System.nanoTime()))) {
      close();
    }
    onChange.run();
  }

  /** Closes the connection of a server that ends. */
  void close() {
    connection.close(GOING_AWAY, "the server ends");
  }

  /** What to call when this session may have become due. */
  void onChange(Runnable action) {
    onChange = action;
  }

  Voice voice() {
    return voice;
  }

  StudentStream stream() {
    return instrument.stream();
  }

  /**
   * Whether there is anything to see to: a message, a chunk that is due, an end. May be asked by
   * any thread while none is rendering for it.
   */
  boolean wants() {
    return !messages.isEmpty() || (instrument.sounding() ? hasRoom() : ending);
  }

  private boolean hasRoom() {
    return chunksInFlight.get() < MAX_CHUNKS_IN_FLIGHT
        && sentSamples - playedSamples.get() < windowSamples;
  }

  /** Applies what was received, and says whether a chunk is to be rendered now. */
  boolean isDue() {
    for (Arrived arrived = messages.poll(); arrived != null; arrived = messages.poll()) {
      unheardNanos = unheardNanos == 0 ? arrived.nanos : unheardNanos;
      apply(arrived.message);
    }
    unheardNanos = instrument.sounding() ? unheardNanos : 0;
    if (ending && !instrument.sounding()) {
      ending = false;
      close();
    }
    return instrument.sounding() && hasRoom();
  }

  private void apply(LiveMessage message) {
    try {
      keys.check(message);
      message.applyTo(instrument);
      keys.follow(message);
    } catch (IllegalArgumentException e) {
      connection.send(LiveReply.Error.of(new LiveException("Value out of range", e.getMessage())));
    }
  }

  /** Hops of the next chunk: more where processors are short, if the window holds two of those. */
  int chunkHops(boolean processorsAreShort) {
    int twoLong = 2 * LONG_CHUNK_HOPS * voice.manifest().hopSamples();
    return processorsAreShort && windowSamples >= twoLong ? LONG_CHUNK_HOPS : CHUNK_HOPS;
  }

  /** Seconds since the first message came that the chunk sent last is the first to tell of. */
  OptionalDouble takeEventSeconds() {
    long nanos = unheardNanos;
    unheardNanos = 0;
    return nanos == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((System.nanoTime() - nanos) / 1e9);
  }

  FeatureTrack nextChunk(int hops) {
    return instrument.nextChunk(hops);
  }

  /** Whether the client has played all it was sent of a sound that goes on. */
  boolean hasRunDry() {
    return goesOn && playedSamples.get() >= sentSamples;
  }

  /** Sends a rendered chunk, and what is to be said after it. */
  void deliver(float[] chunk, double renderSeconds, int batch) {
    boolean last = !instrument.sounding();
    goesOn = !last;
    sentSamples += chunk.length;
    chunksInFlight.incrementAndGet();
    connection.sendPcm(Pcm.littleEndianFloats(instrument.ended(chunk)), this::sent);
    stats.add(chunk.length, renderSeconds);
    stats.due(System.nanoTime(), batch).ifPresent(connection::send);
    if (last) {
      connection.send(LiveReply.Ended.now());
    }
  }

  private void sent() {
    chunksInFlight.decrementAndGet();
    onChange.run();
  }

  /** Silences the instrument after rendering failed. */
  void fail() {
    instrument.silence();
    goesOn = false;
    keys.clear();
    connection.send(
        LiveReply.Error.of(
            new LiveException(
                "Rendering failed", "the server met an error of its own and has logged it")));
    connection.send(LiveReply.Ended.now());
  }
}
