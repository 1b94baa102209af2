package flowtone.performance.midi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Something that a track of a MIDI file says, and when. */
sealed interface MidiEvent {
  /** When, in ticks from the beginning of the track. */
  long tick();

  /**
   * What one channel is told.
   *
   * @param command upper half of the status byte, one of the constants
   * @param channel 0..15
   * @param data1 0..127
   * @param data2 0..127; 0 of commands with one datum
   */
  record Voice(long tick, int command, int channel, int data1, int data2) implements MidiEvent {
    static final int NOTE_OFF = 0x80;
    static final int NOTE_ON = 0x90;
    static final int KEY_PRESSURE = 0xA0;
    static final int CONTROL = 0xB0;
    static final int PROGRAM = 0xC0;
    static final int CHANNEL_PRESSURE = 0xD0;
    static final int PITCH_BEND = 0xE0;

    boolean isNote() {
      return command == NOTE_ON || command == NOTE_OFF;
    }

    /** Whether a key goes down: one that does so without velocity comes up. */
    boolean isNoteOn() {
      return command == NOTE_ON && data2 > 0;
    }
  }

  /**
   * What is said of the file itself.
   *
   * @param type one of the constants, or another that is passed over
   */
  record Meta(long tick, int type, byte[] data) implements MidiEvent {
    static final int TRACK_NAME = 0x03;
    static final int INSTRUMENT_NAME = 0x04;
    static final int PORT = 0x21;
    static final int END_OF_TRACK = 0x2F;
    static final int TEMPO = 0x51;

    /** The data as text, which is UTF-8 in newer files and Latin-1 in most others. */
    String text() {
      String text;
      try {
        text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
      } catch (CharacterCodingException e) {
        text = new String(data, StandardCharsets.ISO_8859_1);
      }
      return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** The data as one number, the first byte the highest. */
    long number() {
      long number = 0;
      for (byte b : data) {
        number = number << 8 | b & 0xff;
      }
      return number;
    }
  }

  /** What a maker of instruments tells its own, without the status byte. */
  record SystemExclusive(long tick, byte[] data) implements MidiEvent {}
}
