package flowtone.performance.midi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the events of a track as far as they go. A status byte that is left out is that of the
 * channel event before, also after meta and system events: the standard forbids it, but files have
 * it, and nothing else can be meant. Not thread-safe.
 */
final class MidiTrackReader {
  private static final int META = 0xFF;
  private static final int SYSTEM_EXCLUSIVE = 0xF0;
  private static final int SYSTEM_CONTINUED = 0xF7;
  private static final int SONG_POSITION = 0xF2;

  private final MidiBytes bytes;
  private final List<MidiEvent> events = new ArrayList<>();
  private long tick;
  private int runningStatus;
  private boolean ended;

  private MidiTrackReader(MidiBytes bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a track up to its end, that of the bytes, or what cannot be read.
   *
   * @param complete whether the track has no more bytes than these
   */
  static MidiTrack read(MidiBytes bytes, boolean complete) {
    MidiTrackReader reader = new MidiTrackReader(bytes);
    boolean readable = reader.readAll();
    return new MidiTrack(reader.events, reader.tick, reader.ended || readable && complete);
  }

  private boolean readAll() {
    try {
      while (!ended && !bytes.isOver()) {
        int delta = bytes.quantity();
        // What lies beyond the last whole event is no time that passes.
        long before = tick;
        tick += delta;
        if (!readEvent()) {
          tick = before;
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean readEvent() {
    try {
      int status = bytes.peek() < 0x80 ? runningStatus : bytes.next();
      if (status < 0x80) {
        return false;
      }
      read(status);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void read(int status) throws IOException {
    if (status < SYSTEM_EXCLUSIVE) {
      runningStatus = status;
      readVoice(status);
    } else if (status == META) {
      readMeta();
    } else if (status == SYSTEM_EXCLUSIVE || status == SYSTEM_CONTINUED) {
      events.add(new MidiEvent.SystemExclusive(tick, bytes.take(bytes.quantity())));
    } else {
      bytes.take(systemDataBytes(status));
    }
  }

  private void readVoice(int status) throws IOException {
    int command = status & 0xF0;
    boolean oneDatum =
        command == MidiEvent.Voice.PROGRAM || command == MidiEvent.Voice.CHANNEL_PRESSURE;
    int data1 = bytes.datum();
    int data2 = oneDatum ? 0 : bytes.datum();
    events.add(new MidiEvent.Voice(tick, command, status & 0x0F, data1, data2));
  }

  private void readMeta() throws IOException {
    int type = bytes.next();
    byte[] data = bytes.take(bytes.quantity());
    ended = type == MidiEvent.Meta.END_OF_TRACK;
    events.add(new MidiEvent.Meta(tick, type, data));
  }

  /** Of a message that belongs on a cable, not in a file. */
  private static int systemDataBytes(int status) {
    return switch (status) {
      case 0xF1, 0xF3 -> 1;
      case SONG_POSITION -> 2;
      default -> 0;
    };
  }
}
