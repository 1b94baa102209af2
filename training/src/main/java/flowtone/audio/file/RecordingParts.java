package flowtone.audio.file;

import flowtone.audio.Waveform;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A recording in parts that fit the memory, of a minute and a half at 44.1 kHz, cut where it is
 * quietest; most recordings are one part. Not thread-safe; whoever opened it closes it.
 */
public final class RecordingParts implements AutoCloseable {
  /** The most samples of a part. */
  public static final int LONGEST_SAMPLES = 1 << 22;

  /** The place to cut is sought in the last of so many shares of a part. */
  private static final int SHARES = 4;

  private static final double WINDOW_SECONDS = 0.02;

  private final RecordingStream stream;
  private final int grid;
  private final int context;
  private float[] held = {};
  private int count;
  private int start;
  private boolean over;
  private long begin;

  private RecordingParts(RecordingStream stream, int grid, int context) {
    this.stream = stream;
    this.grid = grid;
    this.context = context;
  }

  /**
   * Opens a file, to be cut at any sample.
   *
   * @throws AudioFileException if it holds no sound that is read
   */
  public static RecordingParts open(Path file) {
    return new RecordingParts(RecordingStream.open(file), 1, 0);
  }

  /**
   * How parts are cut.
   *
   * @param samples parts begin at multiples of this many, at least 1
   * @param contextSamples of what is before and behind a part are given with it; a multiple
   */
  public record Grid(int samples, int contextSamples) {
    public Grid {
      if (samples < 1 || contextSamples % samples != 0 || contextSamples > LONGEST_SAMPLES) {
        throw new IllegalArgumentException(
            "expected a grid of a sample or more and a context of whole steps of it; got %d and %d"
                .formatted(samples, contextSamples));
      }
    }
  }

  /** How the parts of a recording are to be cut, once its rate is known. */
  @FunctionalInterface
  public interface GridOfRate {
    Grid at(int sampleRateHz);
  }

  /**
   * Opens a file, to be cut on a grid.
   *
   * @throws AudioFileException if it holds no sound that is read
   */
  public static RecordingParts open(Path file, GridOfRate grid) {
    RecordingStream stream = RecordingStream.open(file);
    Grid chosen = grid.at(stream.sampleRateHz());
    return new RecordingParts(stream, chosen.samples(), chosen.contextSamples());
  }

  /**
   * A part.
   *
   * @param sound with its context
   * @param beginSample where the part begins in the recording, without context
   * @param before samples of context in front
   * @param behind samples of context behind
   */
  public record Part(Waveform sound, long beginSample, int before, int behind) {
    /** Where it begins. */
    public double beginSeconds() {
      return beginSample / (double) sound.sampleRateHz();
    }

    /** Samples without context. */
    public int samples() {
      return sound.samples().length - before - behind;
    }
  }

  /**
   * The next part; none at the end.
   *
   * @throws AudioFileException if it cannot be read on
   */
  public Optional<Part> next() {
    while (!over && count - start < LONGEST_SAMPLES + context) {
      hold(stream.next());
    }
    int ahead = count - start;
    if (ahead == 0) {
      return Optional.empty();
    }
    boolean last = over && ahead <= LONGEST_SAMPLES;
    int samples = last ? ahead : quietest();
    int behind = Math.min(context, ahead - samples);
    float[] sound = Arrays.copyOf(held, start + samples + behind);
    Part part = new Part(new Waveform(sound, stream.sampleRateHz()), begin, start, behind);
    drop(start + samples);
    begin += samples;
    return Optional.of(part);
  }

  private void hold(float[] block) {
    over = block.length == 0;
    if (held.length < count + block.length) {
      held = Arrays.copyOf(held, Math.max(2 * held.length, count + block.length));
    }
    System.arraycopy(block, 0, held, count, block.length);
    count += block.length;
  }

  /** Lets go of what is before the next part and its context. */
  private void drop(int next) {
    int from = Math.max(0, next - context);
    System.arraycopy(held, from, held, 0, count - from);
    count -= from;
    start = next - from;
  }

  /** The middle of the quietest moment where a cut may be, in samples from the part's start. */
  private int quietest() {
    int window = Math.max(1, (int) (WINDOW_SECONDS * stream.sampleRateHz()));
    int best = LONGEST_SAMPLES;
    double least = Double.MAX_VALUE;
    int from = LONGEST_SAMPLES - LONGEST_SAMPLES / SHARES;
    for (int at = from; at + window <= LONGEST_SAMPLES; at += window) {
      double power = 0;
      for (int i = start + at; i < start + at + window; i++) {
        power += held[i] * (double) held[i];
      }
      if (power < least) {
        least = power;
        best = at + window / 2;
      }
    }
    return best - best % grid;
  }

  /** Samples per second. */
  public int sampleRateHz() {
    return stream.sampleRateHz();
  }

  /** Channels that are mixed down. */
  public int channels() {
    return stream.channels();
  }

  /**
   * After the last part: what is to be said of the recording.
   *
   * @throws IllegalStateException before
   */
  public List<Remark> remarks() {
    return stream.remarks();
  }

  @Override
  public void close() {
    stream.close();
  }
}
