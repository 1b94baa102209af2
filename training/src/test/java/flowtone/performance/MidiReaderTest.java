package flowtone.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MidiReaderTest {
  private static final int TICKS_PER_QUARTER = 480;
  private static final int PERCUSSION = 9;

  @TempDir Path folder;

  @Test
  void aQuarterLastsHalfASecondUnlessAskedOtherwise() throws Exception {
    Sequence sequence = new Sequence(Sequence.PPQ, TICKS_PER_QUARTER);
    note(sequence.createTrack(), 0, 60, 127, 480, 960);
    assertEquals(new Note(60, 0.5, 0.5, 1), read(sequence).notes().get(0));
  }

  @Test
  void tempoChangesOfOneTrackTimeTheNotesOfAnother() throws Exception {
    Sequence sequence = new Sequence(Sequence.PPQ, TICKS_PER_QUARTER);
    Track conductor = sequence.createTrack();
    tempo(conductor, 0, 1_000_000);
    tempo(conductor, 480, 250_000);
    Track melody = sequence.createTrack();
    note(melody, 0, 60, 64, 0, 960);
    note(melody, 1, 62, 64, 960, 1440);
    assertEquals(new Note(60, 0, 1.25, 64 / 127.0), read(sequence).notes().get(0));
    assertEquals(new Note(62, 1.25, 0.25, 64 / 127.0), read(sequence).notes().get(1));
  }

  @Test
  void framesOfASecondNeedNoTempo() throws Exception {
    Sequence sequence = new Sequence(Sequence.SMPTE_25, 40);
    note(sequence.createTrack(), 0, 60, 127, 1000, 1500);
    assertEquals(new Note(60, 1, 0.5, 1), read(sequence).notes().get(0));
  }

  @Test
  void percussionIsLeftOut() throws Exception {
    Sequence sequence = new Sequence(Sequence.PPQ, TICKS_PER_QUARTER);
    note(sequence.createTrack(), PERCUSSION, 36, 100, 0, 480);
    note(sequence.createTrack(), 3, 60, 100, 0, 480);
    assertEquals(1, read(sequence).notes().size());
    assertEquals(60, read(sequence).notes().get(0).midi());
  }

  @Test
  void aRepeatedKeyIsStruckTwice() throws Exception {
    Sequence sequence = new Sequence(Sequence.PPQ, TICKS_PER_QUARTER);
    Track track = sequence.createTrack();
    note(track, 0, 60, 100, 0, 480);
    note(track, 0, 60, 100, 480, 960);
    assertEquals(2, read(sequence).notes().size());
    assertEquals(0.5, read(sequence).notes().get(1).startSeconds());
  }

  @Test
  void aFileThatIsNoMidiFileIsRefusedInASentence() throws IOException {
    Path file = Files.writeString(folder.resolve("a.mid"), "la la la");
    Exception e = assertThrows(IllegalArgumentException.class, () -> Score.readMidi(file));
    assertTrue(e.getMessage().startsWith("expected a standard MIDI file in"), e.getMessage());
  }

  @Test
  void aFileWithoutNotesIsRefusedInASentence() throws Exception {
    Sequence sequence = new Sequence(Sequence.PPQ, TICKS_PER_QUARTER);
    tempo(sequence.createTrack(), 0, 250_000);
    Exception e = assertThrows(IllegalArgumentException.class, () -> read(sequence));
    assertTrue(e.getMessage().startsWith("expected notes in the MIDI file"), e.getMessage());
  }

  private Score read(Sequence sequence) throws IOException {
    Path file = folder.resolve("score.mid");
    MidiSystem.write(sequence, 1, file.toFile());
    return Score.readMidi(file);
  }

  private static void note(Track track, int channel, int key, int velocity, long on, long off)
      throws InvalidMidiDataException {
    track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, channel, key, velocity), on));
    track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, channel, key, 0), off));
  }

  private static void tempo(Track track, long tick, int microsPerQuarter)
      throws InvalidMidiDataException {
    byte[] data = {
      (byte) (microsPerQuarter >> 16), (byte) (microsPerQuarter >> 8), (byte) microsPerQuarter
    };
    track.add(new MidiEvent(new MetaMessage(0x51, data, data.length), tick));
  }
}
