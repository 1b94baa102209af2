package flowtone.audio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of file that are read, told by their first bytes: names are often wrong. */
enum Container {
  /** RIFF, AIFF and AU: samples as they are. */
  PCM,
  FLAC,
  MP3,
  OGG;

  /** Bytes that tell. */
  static final int START_BYTES = 12;

  static Optional<Container> of(byte[] start) {
    if (startsWith(start, "fLaC")) {
      return Optional.of(FLAC);
    }
    if (startsWith(start, "OggS")) {
      return Optional.of(OGG);
    }
    if (startsWith(start, "ID3") || MpegHeader.startsIn(start, 0)) {
      return Optional.of(MP3);
    }
    boolean pcm =
        startsWith(start, "RIFF") || startsWith(start, "FORM") || startsWith(start, ".snd");
    return pcm ? Optional.of(PCM) : Optional.empty();
  }

  private static boolean startsWith(byte[] start, String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.US_ASCII);
    return start.length >= bytes.length
        && Arrays.equals(start, 0, bytes.length, bytes, 0, bytes.length);
  }
}
