package flowtone.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds out whether an MP3 is whole. The format has no checksums and decoders pass over damage in
 * silence, but each frame tells where the next begins, and most encoders write how many there are.
 */
final class Mp3Frames {
  private static final int ID3_HEADER_BYTES = 10;
  private static final int ID3_FOOTER_FLAG = 0x10;
  private static final List<String> END_TAGS = List.of("TAG", "APETAGEX", "LYRICSBEGIN", "ID3");

  private final byte[] file;
  private int at;
  private int frames;

  private Mp3Frames(byte[] file) {
    this.file = file;
  }

  /**
   * The frames of a file, without the tags around them.
   *
   * @throws DamagedAudioException if one is missing or cut short
   */
  static byte[] of(byte[] file) throws DamagedAudioException {
    Mp3Frames walk = new Mp3Frames(file);
    walk.skipTags();
    int first = walk.at;
    long promised = walk.promisedFrames();
    while (MpegHeader.startsIn(file, walk.at)) {
      walk.pass();
    }
    walk.requireEnd(promised);
    return Arrays.copyOfRange(file, first, walk.at);
  }

  /** Titles and pictures, one tag after another. */
  private void skipTags() throws DamagedAudioException {
    while (isText(at, "ID3")) {
      if (at + ID3_HEADER_BYTES > file.length) {
        throw new DamagedAudioException("MP3 that breaks off in its tag");
      }
      int size = 0;
      for (int i = 6; i < ID3_HEADER_BYTES; i++) {
        size = size << 7 | file[at + i] & 0x7f;
      }
      boolean footer = (file[at + 5] & ID3_FOOTER_FLAG) != 0;
      at += ID3_HEADER_BYTES + size + (footer ? ID3_HEADER_BYTES : 0);
    }
    while (at < file.length && file[at] == 0) {
      at++;
    }
    if (!MpegHeader.startsIn(file, at)) {
      throw new DamagedAudioException("MP3 without a frame of sound where the first should be");
    }
  }

  /** Frames after the first, or 0 if the encoder did not write them down. */
  private long promisedFrames() {
    int offset = at + MpegHeader.at(file, at).countOffset();
    boolean counted =
        (isText(offset, "Xing") || isText(offset, "Info")) && offset + 12 <= file.length;
    ByteBuffer bytes = ByteBuffer.wrap(file);
    return counted && (bytes.getInt(offset + 4) & 1) == 1 ? bytes.getInt(offset + 8) : 0;
  }

  private void pass() throws DamagedAudioException {
    int end = at + MpegHeader.at(file, at).frameBytes();
    if (end > file.length) {
      throw new DamagedAudioException("MP3 that breaks off in frame " + (frames + 1));
    }
    at = end;
    frames++;
  }

  private void requireEnd(long promised) throws DamagedAudioException {
    if (END_TAGS.stream().noneMatch(tag -> isText(at, tag)) && !isBlank()) {
      throw new DamagedAudioException("MP3 that is damaged after frame " + frames);
    }
    if (promised > frames - 1) {
      throw new DamagedAudioException(
          "MP3 with " + (frames - 1) + " frames of the " + promised + " promised");
    }
  }

  /** Some encoders fill up with zeros. */
  private boolean isBlank() {
    for (int i = at; i < file.length; i++) {
      if (file[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isText(int offset, String text) {
    return offset + text.length() <= file.length
        && new String(file, offset, text.length(), StandardCharsets.ISO_8859_1).equals(text);
  }
}
