package flowtone.audio.file;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bytedeco.ffmpeg.global.avutil;

/** The formats that sound is written in. */
public enum SoundFormat {
  /** Samples as they are, of any depth. */
  WAV("wav", "wav", List.of()),
  /** Without loss, integers only. */
  FLAC("flac", "flac", List.of()),
  /** At up to 160 kbit/s. */
  MP3("mp3", "mp3", List.of(8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000)),
  /** Opus in Ogg, by its other name. */
  OGG("ogg", "ogg", Rates.OPUS),
  /** Opus in Ogg. */
  OPUS("opus", "opus", Rates.OPUS),
  /** AAC in MP4, at up to 160 kbit/s. */
  M4A(
      "m4a",
      "ipod",
      List.of(8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 64000, 88200, 96000));

  private static final int MOST_BITS_PER_SECOND = 160_000;

  private final String extension;
  private final String muxer;
  private final List<Integer> ratesHz;

  SoundFormat(String extension, String muxer, List<Integer> ratesHz) {
    this.extension = extension;
    this.muxer = muxer;
    this.ratesHz = ratesHz;
  }

  /** What names of such files end in, without the dot. */
  public String extension() {
    return extension;
  }

  /** The format that a file's name asks for, if there is one. */
  public static Optional<SoundFormat> of(Path file) {
    String name = file.getFileName().toString();
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> format.extension.equals(end)).findFirst();
  }

  /** The extensions there are, for a sentence. */
  public static String extensions() {
    return Arrays.stream(values())
        .map(format -> "." + format.extension)
        .collect(Collectors.joining(", "));
  }

  /** Whether it can store samples of a depth; formats with loss take any for theirs. */
  public boolean has(SampleDepth depth) {
    return this != FLAC || depth != SampleDepth.FLOAT32;
  }

  /**
   * The rate at which sound of a rate is written: the lowest that loses nothing, or else the
   * highest.
   */
  public int rateHz(int sampleRateHz) {
    return ratesHz.stream()
        .filter(rate -> rate >= sampleRateHz)
        .findFirst()
        .orElseGet(() -> ratesHz.isEmpty() ? sampleRateHz : ratesHz.get(ratesHz.size() - 1));
  }

  /** Whether depths differ in it; formats with loss have none. */
  public boolean storesDepth() {
    return this == WAV || this == FLAC;
  }

  /** The rates it can be written at, from the lowest up; none if any will do. */
  public List<Integer> ratesHz() {
    return ratesHz;
  }

  /** What FFmpeg is to make of sound that is written at one of its rates. */
  CodecSettings settings(SampleDepth depth, int rateHz) {
    int bits = this == FLAC && depth == SampleDepth.INT24 ? 24 : 0;
    return new CodecSettings(
        muxer, encoder(depth), sampleFormat(depth), bits, rateHz, bitsPerSecond(rateHz));
  }

  private String encoder(SampleDepth depth) {
    return switch (this) {
      case WAV ->
          switch (depth) {
            case INT16 -> "pcm_s16le";
            case INT24 -> "pcm_s24le";
            case FLOAT32 -> "pcm_f32le";
          };
      case FLAC -> "flac";
      case MP3 -> "libmp3lame";
      case OGG, OPUS -> "libopus";
      case M4A -> "aac";
    };
  }

  private int sampleFormat(SampleDepth depth) {
    return switch (this) {
      case WAV, FLAC ->
          switch (depth) {
            case INT16 -> avutil.AV_SAMPLE_FMT_S16;
            case INT24 -> avutil.AV_SAMPLE_FMT_S32;
            case FLOAT32 -> avutil.AV_SAMPLE_FMT_FLT;
          };
      case OGG, OPUS -> avutil.AV_SAMPLE_FMT_FLT;
      case MP3, M4A -> avutil.AV_SAMPLE_FMT_FLTP;
    };
  }

  /** What one channel takes to be hard to tell from the original; no more than low rates allow. */
  private int bitsPerSecond(int rateHz) {
    return switch (this) {
      case WAV, FLAC -> 0;
      case MP3 -> Math.min(MOST_BITS_PER_SECOND, 8 * rateHz);
      case M4A -> Math.min(MOST_BITS_PER_SECOND, 6 * rateHz);
      case OGG, OPUS -> 96_000;
    };
  }

  private static final class Rates {
    static final List<Integer> OPUS = List.of(8000, 12000, 16000, 24000, 48000);
  }
}
