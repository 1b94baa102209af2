package flowtone.performance.midi;

import java.util.List;

/**
 * What one channel plays in one track with one program.
 *
 * @param channel as musicians count, from 1, and 16 more for each port
 * @param program 1..128, or 0 if the file names none
 * @param names of its instrument as far as the file tells, the most telling first
 * @param drums whether its notes are no pitches
 * @param notes at least one, by start
 * @param states of its channel over time
 */
public record MidiPart(
    int channel,
    int program,
    List<String> names,
    boolean drums,
    List<MidiNote> notes,
    List<ChannelState> states) {
  public MidiPart {
    names = List.copyOf(names);
    notes = List.copyOf(notes);
    states = List.copyOf(states);
  }
}
