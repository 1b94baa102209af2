package flowtone.audio.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the frames of an MP3 lie. FFmpeg loses a quarter of a second at every stray byte, and takes
 * an encoder's account of a file for sound where files were joined; this makes it a file of frames
 * alone.
 */
final class MpegLayout {
  private static final int MOST_PLACES = 10_000;
  private static final int ID3V1_BYTES = 128;
  private static final int APE_HEADER_BYTES = 32;

  /** So much behind the last frame is no stray bytes any more. */
  private static final int FRAMES_BEHIND = 20;

  private final ByteSource file;
  private final ByteWindow bytes;
  private final long size;
  private final List<ByteSource> parts = new ArrayList<>();
  private MpegHeader last;
  private long partStart;
  private long partEnd;
  private int frameBytes;
  private int damagedPlaces;
  private boolean cutShort;

  /**
   * Looks through a file.
   *
   * @param file that FFmpeg takes for MP3
   */
  MpegLayout(ByteSource file) throws IOException {
    this.file = file;
    bytes = new ByteWindow(file);
    size = file.size();
    long at = 0;
    while (at + MpegHeader.BYTES <= size && parts.size() < MOST_PLACES) {
      long next = frame(at);
      at = next > at ? next : at + Math.max(1, tagBytes(at));
    }
    if (last != null && size - untagged(partEnd) >= (long) FRAMES_BEHIND * frameBytes) {
      damagedPlaces++;
    }
    endPart();
  }

  /** Enters the frame at a position, if there is one, and says where it ends. */
  private long frame(long at) throws IOException {
    MpegHeader header = new MpegHeader(bytes.four(at));
    if (!header.isValid()) {
      return at;
    }
    long end = at + header.frameBytes();
    boolean continues = last != null && at == partEnd && header.isLike(last);
    cutShort |= continues && end > size;
    if (end > size || !continues && !isFollowed(header, end)) {
      return at;
    }
    boolean account = isAccount(header, at);
    if (last != null && account) {
      endPart();
      partEnd = end;
      partStart = end;
      return end;
    }
    if (!continues) {
      enterGap(at);
    }
    last = header;
    frameBytes = header.frameBytes();
    partEnd = end;
    return end;
  }

  /** Whether frames of one kind follow, so that it is no chance: two, or the end of the file. */
  private boolean isFollowed(MpegHeader header, long end) throws IOException {
    long at = end;
    for (int i = 0; i < 2 && at != size; i++) {
      MpegHeader next = new MpegHeader(bytes.four(at));
      if (!next.isValid() || !next.isLike(header)) {
        // Behind a last frame there may be titles.
        return i > 0 && tagBytes(at) > 0;
      }
      at += next.frameBytes();
    }
    return true;
  }

  /** Whether a frame is silence that tells the length and the gain of what follows. */
  private boolean isAccount(MpegHeader header, long at) throws IOException {
    long place = at + header.accountOffset();
    return bytes.has("Xing", place) || bytes.has("Info", place) || bytes.has("VBRI", at + 36);
  }

  /** What lies between frames may have been one. */
  private void enterGap(long at) throws IOException {
    if (last != null && at - untagged(partEnd) >= frameBytes) {
      damagedPlaces++;
    }
    endPart();
    partStart = at;
  }

  private long untagged(long at) throws IOException {
    long end = at;
    for (long tag = tagBytes(end); tag > 0; tag = tagBytes(end)) {
      end += tag;
    }
    return end;
  }

  /** The length of the titles at a position; 0 if there are none. */
  private long tagBytes(long at) throws IOException {
    if (bytes.has("TAG", at)) {
      return ID3V1_BYTES;
    }
    if (bytes.has("APETAGEX", at)) {
      return APE_HEADER_BYTES + (Integer.reverseBytes(bytes.four(at + 12)) & 0xFFFFFFFFL);
    }
    return bytes.has("ID3", at) ? Id3Tags.bytesAt(file, at) : 0;
  }

  private void endPart() {
    if (partEnd > partStart && last != null) {
      parts.add(file.range(partStart, partEnd - partStart));
    }
    partStart = partEnd;
  }

  /** In how many places bytes lie in the way that may have been sound. */
  int damagedPlaces() {
    return damagedPlaces;
  }

  /** Whether the last frame lacks its end. */
  boolean isCutShort() {
    return cutShort;
  }

  /** The frames and nothing else; the file itself if none were found. */
  ByteSource frames() {
    return parts.isEmpty() || parts.size() >= MOST_PLACES ? file : new JoinedBytes(parts);
  }
}
