package flowtone.performance.midi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A track of a MIDI file, as far as it can be read.
 *
 * @param events in the order of the file, which is that of their ticks
 * @param endTick when it ends
 * @param whole whether it can be read to its end
 */
record MidiTrack(List<MidiEvent> events, long endTick, boolean whole) {
  MidiTrack {
    events = List.copyOf(events);
  }

  Stream<MidiEvent.Voice> voiceEvents() {
    return events.stream()
        .filter(MidiEvent.Voice.class::isInstance)
        .map(MidiEvent.Voice.class::cast);
  }

  Stream<MidiEvent.Meta> metaEvents(int type) {
    return events.stream()
        .filter(MidiEvent.Meta.class::isInstance)
        .map(MidiEvent.Meta.class::cast)
        .filter(meta -> meta.type() == type);
  }

  /** The first text of a type that is not blank. */
  Optional<String> text(int type) {
    return metaEvents(type).map(MidiEvent.Meta::text).filter(text -> !text.isBlank()).findFirst();
  }

  /** Which group of sixteen channels it speaks to, 0 unless it says so. */
  int port() {
    return metaEvents(MidiEvent.Meta.PORT)
            .mapToInt(meta -> (int) meta.number())
            .findFirst()
            .orElse(0)
        & 0x7f;
  }
}
