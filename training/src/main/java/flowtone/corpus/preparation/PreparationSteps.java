package flowtone.corpus.preparation;

import flowtone.audio.Loudness;
import flowtone.audio.PitchTracker;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.AudioFiles;
import flowtone.control.FeatureExtractor;
import flowtone.control.HopFeatures;
import flowtone.control.Label;
import flowtone.control.VoiceKind;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.RecordingFeatures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a preparation, which work on one recording by itself or on what is known of all of
 * them, so that they can be taken anywhere: read and preprocess each, {@link
 * PreprocessedRecordings#of compare} all, find their common {@linkplain #notes gain}, extract the
 * {@linkplain #features features} of each, {@linkplain #describe combine} what was measured.
 * Thread-safe.
 */
public final class PreparationSteps {
  private final VoiceKind kind;
  private final int sampleRateHz;
  private final int hopSamples;
  private final Cleaning cleaning;
  private final FeatureExtractor extractor;

  PreparationSteps(VoiceKind kind, int sampleRateHz, int hopSamples, Cleaning cleaning) {
    this.kind = kind;
    this.sampleRateHz = sampleRateHz;
    this.hopSamples = hopSamples;
    this.cleaning = cleaning;
    this.extractor = new FeatureExtractor(sampleRateHz, hopSamples, 0, HopFeatures.of(kind));
  }

  Preprocessing preprocessing() {
    return new Preprocessing(sampleRateHz, hopSamples, kind.highPassHz(), cleaning);
  }

  /** The envelope of a preprocessed recording of a note, null of what is none. */
  NoteShape shape(float[] samples) {
    if (!kind.isPlayable()) {
      return null;
    }
    float[] db =
        Loudness.ofFeatures(sampleRateHz, hopSamples).curve(samples, samples.length / hopSamples);
    return NoteShape.of(db, hopSeconds());
  }

  /**
   * What is known of recordings before their features are measured.
   *
   * @param listening to those of notes whose names are not believed at once
   * @throws IOException if it fails
   */
  public KnownNotes notes(PreprocessedRecordings preprocessed, Listening listening)
      throws IOException {
    return kind.isPlayable()
        ? KnownNotes.of(preprocessed, listening)
        : KnownNotes.none(preprocessed);
  }

  /** The median pitch of a preprocessed recording, Hz; 0 if it has none. */
  public double heardHz(float[] samples) {
    PitchTracker tracker = new PitchTracker(sampleRateHz, hopSamples);
    return tracker.track(samples, samples.length / hopSamples).medianHz();
  }

  /** The same of a file, of its beginning at most; 0 too if it cannot be used. */
  public double heardHz(Source source, double seconds) {
    try {
      Waveform recording = AudioFiles.readBeginning(source.file(), seconds).sound();
      return heardHz(preprocessing().apply(recording, source.name()).samples());
    } catch (AudioFileException e) {
      return 0;
    }
  }

  /**
   * Multiplies the samples of a preprocessed recording by its gain, in place, and measures them.
   *
   * @param noteHz its pitch if it is known, otherwise 0
   */
  public RecordingFeatures features(float[] samples, float gain, double noteHz) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= gain;
    }
    Waveform recording = new Waveform(samples, sampleRateHz);
    return RecordingFeatures.of(extractor.extract(recording, new float[] {1}, noteHz));
  }

  /** What the figures of labels need to know of features. */
  public RecordingMeasures measures(RecordingFeatures features) {
    return RecordingMeasures.of(features, hopSeconds());
  }

  /**
   * The description of a corpus, but for the checksums of its files.
   *
   * @param measures of each recording, in the order of {@code preprocessed}
   */
  public CorpusDescription describe(
      PreprocessedRecordings preprocessed, KnownNotes notes, List<RecordingMeasures> measures) {
    List<LabelStatistics> statistics =
        preprocessed.labels().stream()
            .map(name -> new LabelStatistics(name, HopFeatures.of(kind)))
            .toList();
    List<CorpusDescription.Entry> entries = new ArrayList<>();
    for (int i = 0; i < measures.size(); i++) {
      int label = notes.labels()[i];
      statistics.get(label).add(measures.get(i));
      entries.add(preprocessed.recordings().get(i).entry(label, measures.get(i).hops()));
    }
    List<Label> labels = statistics.stream().map(LabelStatistics::label).toList();
    return CorpusDescription.empty(kind, sampleRateHz, hopSamples)
        .withContent(notes.level(labels), entries, preprocessed.leftOut())
        .withFiles(notes.gain(), 0, 0);
  }

  private double hopSeconds() {
    return hopSamples / (double) sampleRateHz;
  }
}
