package flowtone.performance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** Reads the notes of a standard MIDI file, see {@code Score.readMidi}. */
final class MidiReader {
  private static final int PERCUSSION_CHANNEL = 9;
  private static final double MAX_VELOCITY = 127;

  private final TempoMap tempo;
  private final Map<Integer, Deque<MidiEvent>> down = new HashMap<>();
  private final List<Note> notes = new ArrayList<>();

  private MidiReader(TempoMap tempo) {
    this.tempo = tempo;
  }

  static List<Note> read(Path file) {
    Sequence sequence;
    try {
      sequence = MidiSystem.getSequence(file.toFile());
    } catch (InvalidMidiDataException | IOException e) {
      throw new IllegalArgumentException(
          "expected a standard MIDI file in " + file + "; " + e.getMessage(), e);
    }
    MidiReader reader = new MidiReader(TempoMap.of(sequence));
    Arrays.stream(sequence.getTracks()).forEach(reader::add);
    if (reader.notes.isEmpty()) {
      throw new IllegalArgumentException("expected notes in the MIDI file " + file + "; got none");
    }
    return reader.notes;
  }

  private void add(Track track) {
    events(track).forEach(this::add);
    down.values().forEach(events -> events.forEach(on -> add(on, track.ticks())));
    down.clear();
  }

  /** Note-offs before note-ons of the same tick, so that a repeated key sounds twice. */
  private static List<MidiEvent> events(Track track) {
    List<MidiEvent> events = new ArrayList<>();
    for (int i = 0; i < track.size(); i++) {
      if (track.get(i).getMessage() instanceof ShortMessage message && isPitched(message)) {
        events.add(track.get(i));
      }
    }
    events.sort(Comparator.comparingLong(MidiEvent::getTick).thenComparing(MidiReader::isOn));
    return events;
  }

  private static boolean isPitched(ShortMessage message) {
    boolean key =
        message.getCommand() == ShortMessage.NOTE_ON
            || message.getCommand() == ShortMessage.NOTE_OFF;
    return key && message.getChannel() != PERCUSSION_CHANNEL;
  }

  private static boolean isOn(MidiEvent event) {
    ShortMessage message = (ShortMessage) event.getMessage();
    return message.getCommand() == ShortMessage.NOTE_ON && message.getData2() > 0;
  }

  private void add(MidiEvent event) {
    ShortMessage message = (ShortMessage) event.getMessage();
    int key = message.getChannel() << 7 | message.getData1();
    Deque<MidiEvent> held = down.computeIfAbsent(key, k -> new ArrayDeque<>());
    if (isOn(event)) {
      held.add(event);
    } else if (!held.isEmpty()) {
      add(held.remove(), event.getTick());
    }
  }

  private void add(MidiEvent on, long endTick) {
    ShortMessage message = (ShortMessage) on.getMessage();
    double startSeconds = tempo.seconds(on.getTick());
    double seconds = tempo.seconds(endTick) - startSeconds;
    if (seconds > 0) {
      notes.add(
          new Note(message.getData1(), startSeconds, seconds, message.getData2() / MAX_VELOCITY));
    }
  }
}
