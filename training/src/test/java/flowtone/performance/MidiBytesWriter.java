package flowtone.performance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes MIDI files byte by byte, right or wrong ones. */
public final class MidiBytesWriter {
  /** Ticks of a quarter note, which lasts half a second. */
  public static final int QUARTER = 480;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** The beginning of a file: its format, how many tracks it promises, and what a tick is. */
  public static MidiBytesWriter file(int format, int tracks, int division) {
    return new MidiBytesWriter()
        .text("MThd")
        .number(6, 4)
        .number(format, 2)
        .number(tracks, 2)
        .number(division, 2);
  }

  /** The beginning of a file whose quarter notes last half a second. */
  public static MidiBytesWriter file(int format, int tracks) {
    return file(format, tracks, QUARTER);
  }

  /** Events of a track, to be put into {@link #track}. */
  public static MidiBytesWriter events() {
    return new MidiBytesWriter();
  }

  /** A track that ends as it should. */
  public MidiBytesWriter track(MidiBytesWriter events) {
    byte[] content = events.event(0, 0xFF, 0x2F, 0).toByteArray();
    return track(content.length, content);
  }

  /** A track that says to be so many bytes long. */
  public MidiBytesWriter track(int said, byte[] content) {
    return text("MTrk").number(said, 4).raw(content);
  }

  public MidiBytesWriter text(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public MidiBytesWriter raw(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  /** A number of so many bytes, the highest first. */
  public MidiBytesWriter number(int value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      bytes.write(value >> 8 * i);
    }
    return this;
  }

  /** Bytes of an event so many ticks after the one before. */
  public MidiBytesWriter event(int delta, int... values) {
    for (int shift = 21; shift > 0; shift -= 7) {
      if (delta >> shift > 0) {
        bytes.write(0x80 | delta >> shift & 0x7f);
      }
    }
    bytes.write(delta & 0x7f);
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  /** A key that goes down, channels counted from 1. */
  public MidiBytesWriter on(int delta, int channel, int key) {
    return event(delta, 0x8F + channel, key, 100);
  }

  /** A key that comes up. */
  public MidiBytesWriter off(int delta, int channel, int key) {
    return event(delta, 0x7F + channel, key, 0);
  }

  /** A note of so many ticks. */
  public MidiBytesWriter note(int delta, int channel, int key, int ticks) {
    return on(delta, channel, key).off(ticks, channel, key);
  }

  public MidiBytesWriter control(int delta, int channel, int controller, int value) {
    return event(delta, 0xAF + channel, controller, value);
  }

  /** A program, counted from 1. */
  public MidiBytesWriter program(int delta, int channel, int program) {
    return event(delta, 0xBF + channel, program - 1);
  }

  /** A pitch bend, 0..16383. */
  public MidiBytesWriter bend(int delta, int channel, int value) {
    return event(delta, 0xDF + channel, value & 0x7f, value >> 7);
  }

  /** A meta event of text. */
  public MidiBytesWriter meta(int delta, int type, String text) {
    return event(delta, 0xFF, type, text.length()).text(text);
  }

  public MidiBytesWriter tempo(int delta, int microsPerQuarter) {
    return event(delta, 0xFF, 0x51, 3).number(microsPerQuarter, 3);
  }

  public byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
