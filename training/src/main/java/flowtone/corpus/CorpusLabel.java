package flowtone.corpus;

/**
 * A folder of recordings, and what they have in common, for players of its voice.
 *
 * @param name of the folder
 * @param lowestMidi lowest pitch (first percentile) as a fractional MIDI note
 * @param highestMidi highest pitch (99th percentile)
 * @param softDb loudness of a soft note's sustain (10th percentile), dB after the corpus gain
 * @param loudDb loudness of a loud note's sustain (90th percentile), dB
 * @param attackSeconds median time from first being heard to the sustain
 * @param releaseSeconds median time from the end of the sustain to 40 dB below
 * @param decayDbPerSecond slope of loudness of a held note in the middle of the range (negative:
 *     falls)
 * @param decayPerOctave how many times as fast it is an octave up; 1 of notes that do not die away
 *     and where it is not known
 */
public record CorpusLabel(
    String name,
    float lowestMidi,
    float highestMidi,
    float softDb,
    float loudDb,
    float attackSeconds,
    float releaseSeconds,
    float decayDbPerSecond,
    float decayPerOctave) {
  public CorpusLabel {
    decayPerOctave = decayPerOctave > 0 ? decayPerOctave : 1; // Older corpora do not say.
  }
}
