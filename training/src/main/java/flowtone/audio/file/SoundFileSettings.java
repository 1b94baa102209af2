package flowtone.audio.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is asked for of sound that is written, beside its format.
 *
 * @param depth of the samples; if none is asked for, 16 bits
 * @param rateHz samples per second, {@value #LOWEST_RATE_HZ} to {@value #HIGHEST_RATE_HZ}; if none
 *     is asked for, that of the sound, or the next that the format has
 */
public record SoundFileSettings(Optional<SampleDepth> depth, OptionalInt rateHz) {
  /** The least that can be asked for. */
  public static final int LOWEST_RATE_HZ = 4000;

  /** The most that can be asked for. */
  public static final int HIGHEST_RATE_HZ = 384_000;

  /** Nothing is asked for. */
  public static final SoundFileSettings DEFAULT =
      new SoundFileSettings(Optional.empty(), OptionalInt.empty());

  public SoundFileSettings {
    rateHz.ifPresent(SoundFileSettings::requireRate);
  }

  private static void requireRate(int hertz) {
    if (hertz < LOWEST_RATE_HZ || hertz > HIGHEST_RATE_HZ) {
      throw new IllegalArgumentException(
          "expected a sample rate within %d to %d Hz; got %d"
              .formatted(LOWEST_RATE_HZ, HIGHEST_RATE_HZ, hertz));
    }
  }

  /**
   * The format of a file, by the end of its name; WAV if it has none.
   *
   * @throws IllegalArgumentException if there is no such format
   */
  public static SoundFormat format(Path file) {
    boolean plain = file.getFileName() == null || !file.getFileName().toString().contains(".");
    return SoundFormat.of(file)
        .or(() -> plain ? Optional.of(SoundFormat.WAV) : Optional.empty())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected a file whose name ends in one of %s; got %s"
                        .formatted(SoundFormat.extensions(), file)));
  }

  /**
   * Refuses what a format cannot store.
   *
   * @throws IllegalArgumentException with one sentence
   */
  public void requireFit(SoundFormat format) {
    if (depth.isPresent() && !(format.storesDepth() && format.has(depth.get()))) {
      throw new IllegalArgumentException(
          "expected %s; got %s bits".formatted(bits(format), depth.get().bits()));
    }
    boolean free = format.ratesHz().isEmpty();
    if (rateHz.isPresent() && !free && !format.ratesHz().contains(rateHz.getAsInt())) {
      throw new IllegalArgumentException(
          "expected a sample rate that %s has, one of %s; got %d"
              .formatted(format, format.ratesHz(), rateHz.getAsInt()));
    }
  }

  private static String bits(SoundFormat format) {
    return format.storesDepth()
        ? "16 or 24 bits of " + format
        : "no bits of %s, which stores no samples".formatted(format);
  }

  /** The depth that samples are stored with. */
  public SampleDepth depthOrDefault() {
    return depth.orElse(SampleDepth.INT16);
  }

  /** The rate that sound of a rate is written at. */
  public int writtenRateHz(SoundFormat format, int sampleRateHz) {
    return rateHz.orElseGet(() -> format.rateHz(sampleRateHz));
  }

  /**
   * Begins a file, replacing what was there.
   *
   * @param sampleRateHz of the samples to come
   * @throws IllegalArgumentException if the format cannot store what is asked for
   * @throws IOException if nothing can be written there
   */
  public SoundWriter create(Path file, SoundFormat format, int sampleRateHz) throws IOException {
    requireFit(format);
    return SoundWriter.create(
        file, format, depthOrDefault(), sampleRateHz, writtenRateHz(format, sampleRateHz));
  }

  /**
   * Begins to write to a stream, which is closed with the writer, so that it can be heard before
   * its end.
   *
   * @param sampleRateHz of the samples to come
   * @throws IllegalArgumentException if the format cannot store what is asked for
   * @throws IOException if nothing can be written there
   */
  public SoundWriter stream(OutputStream out, SoundFormat format, int sampleRateHz)
      throws IOException {
    requireFit(format);
    return SoundWriter.stream(
        out, format, depthOrDefault(), sampleRateHz, writtenRateHz(format, sampleRateHz));
  }
}
