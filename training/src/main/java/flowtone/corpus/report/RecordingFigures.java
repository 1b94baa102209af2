package flowtone.corpus.report;

import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Recording;
import flowtone.corpus.preparation.NoteShape;
import flowtone.corpus.preparation.PitchHistogram;

/**
 * What a report tells of one recording.
 *
 * @param entry what the corpus says of it
 * @param seconds from where it is first heard to where it is last
 * @param loudnessDb of its sustain, after the corpus gain
 * @param pitchMidi its median pitch as a fractional MIDI note, 0 if none was found
 */
record RecordingFigures(
    CorpusDescription.Entry entry, double seconds, double loudnessDb, double pitchMidi) {

  static RecordingFigures of(Recording recording, NoteShape shape) {
    PitchHistogram pitch = new PitchHistogram();
    pitch.add(recording.curves(), shape);
    return new RecordingFigures(
        recording.entry(), shape.heardSeconds(), shape.sustainDb(), pitch.quantile(0.5));
  }
}
