package flowtone.audio.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * The sound in a file's bytes, block by block, mixed down. Not thread-safe; closing frees the
 * native memory and leaves the source open.
 */
final class MonoDecoder implements AutoCloseable {
  /** What the densest of honest codecs makes of a byte of silence. */
  private static final long MOST_SAMPLES_PER_BYTE = 1 << 13;

  private static final float[] NONE = {};

  private final ByteSource source;
  private final DamageReport damage = new DamageReport();
  private final Optional<WavLayout> wav;
  private final SoundFile file;
  private MpegLayout mpeg;
  private SoundDecoder decoder;
  private FloatConversion conversion;
  private Mixdown mixdown;
  private AVFrame frame;
  private float[] pending = NONE;
  private int taken;
  private boolean flushed;
  private long samples;

  /**
   * Opens a file and decodes its first frame.
   *
   * @throws DamagedAudioException naming what was found in place of sound
   * @throws IOException if the source fails
   */
  MonoDecoder(ByteSource bytes) throws IOException, DamagedAudioException {
    source = bytes.from(Id3Tags.bytesInFront(bytes));
    wav = WavLayout.of(source);
    file = open();
    try {
      decoder = new SoundDecoder(file, damage, wav.isPresent() && wav.get().isBigEndian());
      frame = decoder.next();
      if (frame == null) {
        throw new DamagedAudioException("a file without a single sample");
      }
      conversion = new FloatConversion(frame);
      mixdown = new Mixdown(conversion.channels());
    } catch (IOException | DamagedAudioException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private SoundFile open() throws IOException, DamagedAudioException {
    SoundFile opened = new SoundFile(wav.isPresent() ? wav.get().regular() : source);
    if (!opened.isMp3()) {
      return opened;
    }
    opened.close();
    mpeg = new MpegLayout(source);
    damage.ignoreTime();
    damage.inTheWay(mpeg.damagedPlaces());
    return new SoundFile(mpeg.frames());
  }

  int sampleRateHz() {
    return conversion.sampleRateHz();
  }

  /** Channels in the file, before they are mixed down. */
  int channels() {
    return mixdown.channels();
  }

  /**
   * Decodes the next block.
   *
   * @return samples at full scale 1; none at the end
   */
  float[] next() throws IOException, DamagedAudioException {
    while (!mixdown.isFull() && (taken < pending.length || decodeMore())) {
      taken += mixdown.take(pending, taken);
    }
    float[] mono = mixdown.mix();
    samples += mono.length;
    if (samples / MOST_SAMPLES_PER_BYTE > source.size()) {
      throw new DamagedAudioException("more samples than its bytes can hold");
    }
    return mono;
  }

  private boolean decodeMore() throws IOException, DamagedAudioException {
    if (frame == null) {
      pending = flushed ? NONE : conversion.flush();
      boolean first = !flushed;
      flushed = true;
      taken = 0;
      return first;
    }
    pending = conversion.convert(frame);
    taken = 0;
    for (float value : pending) {
      if (!Float.isFinite(value)) {
        throw new DamagedAudioException("samples that are not finite numbers");
      }
    }
    frame = decoder.next();
    return true;
  }

  /** After the last block: what is to be said of the recording, named as given. */
  List<Remark> remarks(String name) throws IOException {
    List<Remark> remarks = new ArrayList<>();
    damage.missingWithin().ifPresent(text -> remarks.add(new Remark(name, true, text)));
    missingAtEnd().ifPresent(text -> remarks.add(new Remark(name, true, text)));
    if (mixdown.takenChannel() >= 0) {
      remarks.add(
          new Remark(
              name,
              false,
              "has channels that cancel each other: channel %d of %d was taken there"
                  .formatted(mixdown.takenChannel() + 1, mixdown.channels())));
    }
    return remarks;
  }

  private Optional<String> missingAtEnd() throws IOException {
    double heard = samples / (double) sampleRateHz();
    String there = Seconds.of(heard);
    double missing =
        wav.isPresent()
            ? wav.get().secondsMissing()
            : file.secondsMissing(damage.ticksFailedAtEnd(), heard);
    if (missing > 0) {
      return Optional.of(
          "breaks off after %s seconds; %s more were promised"
              .formatted(there, Seconds.of(missing)));
    }
    if (isCutShort() || OggEnd.isMissing(source)) {
      return Optional.of("breaks off after %s seconds".formatted(there));
    }
    return Optional.empty();
  }

  private boolean isCutShort() {
    if (wav.isPresent()) {
      return false; // Its header would have told.
    }
    return mpeg == null ? damage.endsWithinFrame() || file.endsWithinPacket() : mpeg.isCutShort();
  }

  @Override
  public void close() {
    if (conversion != null) {
      conversion.close();
    }
    if (decoder != null) {
      decoder.close();
    }
    file.close();
  }
}
