package flowtone.performance.midi;

/**
 * A note of a MIDI file as it is heard, pedals and tuning included.
 *
 * @param midi fractional MIDI number; a file may ask for one that is none
 * @param startSeconds when it begins
 * @param endSeconds when it ends, later
 * @param velocity 0..1
 */
public record MidiNote(double midi, double startSeconds, double endSeconds, double velocity) {}
