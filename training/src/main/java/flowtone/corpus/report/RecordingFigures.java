package flowtone.corpus.report;

import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Recording;
import flowtone.corpus.preparation.NoteShape;
import flowtone.corpus.preparation.PitchHistogram;

/**
 * Statistics of one recording, for a report.
 *
 * @param entry its entry in the description of the corpus
 * @param seconds from the onset to the end of the release
 * @param loudnessDb of its sustain, after the corpus gain
 * @param pitchMidi its median pitch as a fractional MIDI note, 0 if none was found
 */
record RecordingFigures(
    CorpusDescription.Entry entry, double seconds, double loudnessDb, double pitchMidi) {

  static RecordingFigures of(Recording recording, NoteShape shape) {
    PitchHistogram pitch = new PitchHistogram();
    pitch.add(recording.curves(), shape);
    return new RecordingFigures(
        recording.entry(), shape.audibleSeconds(), shape.sustainDb(), pitch.quantile(0.5));
  }
}
