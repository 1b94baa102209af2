package flowtone.performance.midi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A standard MIDI file, as far as it can be read. How many tracks its header promises is no matter,
 * nor whether it lies in a RIFF file (RMID) or behind other bytes.
 *
 * @param independent whether the tracks are songs of their own (format 2), and do not sound at once
 * @param singleTrack whether one track has all channels (format 0), so that its name is the song's
 * @param division what a tick is
 * @param tracks at least one
 */
record MidiFile(
    boolean independent, boolean singleTrack, Division division, List<MidiTrack> tracks) {
  private static final String HEADER = "MThd";
  private static final String TRACK = "MTrk";

  /** How far into a file its header may lie. */
  private static final int FURTHEST_HEADER = 1 << 16;

  private static final int CHUNK_HEAD = 8;
  private static final int HEADER_BYTES = 6;

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is no MIDI file, or has no track
   */
  static MidiFile read(byte[] bytes) {
    int header = find(HEADER, bytes, 0);
    if (header < 0 || header > FURTHEST_HEADER) {
      throw new IllegalArgumentException("it does not begin as one");
    }
    if (bytes.length < header + CHUNK_HEAD + HEADER_BYTES) {
      throw new IllegalArgumentException("it ends within its header");
    }
    int format = number(bytes, header + CHUNK_HEAD, 2);
    Division division = Division.of(number(bytes, header + CHUNK_HEAD + 4, 2));
    List<MidiTrack> tracks = tracks(bytes, header + CHUNK_HEAD + HEADER_BYTES);
    if (tracks.isEmpty()) {
      throw new IllegalArgumentException("it has no tracks");
    }
    return new MidiFile(format == 2, tracks.size() == 1, division, tracks);
  }

  private static List<MidiTrack> tracks(byte[] bytes, int afterHeader) {
    List<MidiTrack> tracks = new ArrayList<>();
    int another = find(HEADER, bytes, afterHeader);
    int end = another < 0 ? bytes.length : another;
    int begin = find(TRACK, bytes, afterHeader);
    while (begin >= 0 && begin + CHUNK_HEAD <= end) {
      int content = begin + CHUNK_HEAD;
      int limit = limit(bytes, content, end);
      MidiBytes track = new MidiBytes(bytes, content, limit);
      boolean complete = content + (long) number(bytes, begin + 4, 4) == limit;
      tracks.add(MidiTrackReader.read(track, complete));
      begin = find(TRACK, bytes, track.position());
    }
    return tracks;
  }

  /**
   * Where a track ends: where it says, if a chunk or nothing follows, or else at the next track.
   */
  private static int limit(byte[] bytes, int content, int end) {
    long said = content + (number(bytes, content - 4, 4) & 0xFFFFFFFFL);
    if (said == end || said < end && isChunk(bytes, (int) said)) {
      return (int) said;
    }
    int next = find(TRACK, bytes, content);
    return next < 0 ? end : Math.min(end, next);
  }

  private static boolean isChunk(byte[] bytes, int at) {
    for (int i = at; i < at + TRACK.length(); i++) {
      if (i >= bytes.length || !Character.isLetter(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] bytes, int at, int count) {
    int value = 0;
    for (int i = at; i < at + count; i++) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }

  /** Where four characters next are, -1 if nowhere. */
  private static int find(String characters, byte[] bytes, int from) {
    byte[] wanted = characters.getBytes(StandardCharsets.US_ASCII);
    for (int at = from; at <= bytes.length - wanted.length; at++) {
      int same = 0;
      while (same < wanted.length && bytes[at + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return at;
      }
    }
    return -1;
  }
}
