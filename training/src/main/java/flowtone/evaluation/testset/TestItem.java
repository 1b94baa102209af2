package flowtone.evaluation.testset;

import flowtone.audio.Resampler;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.Recording;
import flowtone.control.FeatureTrack;
import flowtone.corpus.preparation.Source;
import flowtone.resynthesis.Resynthesis;
import flowtone.voice.ExpectedFeatures;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.util.List;

/**
 * A test recording at the rate of a voice and the features the voice is given of it.
 *
 * @param source where it came from
 * @param label index of the voice's label it is resynthesized with
 * @param recording as recorded, but as loud as its label was made; of a long one, its first minute
 * @param noteHz its pitch by its name, 0 if that is unknown
 * @param leadHops of silence before it, as in the corpora that voices of notes are trained on
 * @param features measured of it and that silence, with its own label
 */
public record TestItem(
    Source source,
    int label,
    Waveform recording,
    double noteHz,
    int leadHops,
    FeatureTrack features) {
  /** Of longer recordings the beginning is measured; pictures would grow too wide to read. */
  public static final double LONGEST_SECONDS = 60;

  private static final double SHORTEST_SECONDS = 0.1;

  /** Longer than networks look back. */
  private static final double LEAD_SECONDS = 0.25;

  private static final float SILENT_PEAK = 1e-4f;

  /**
   * Reads a recording and measures its features.
   *
   * @param noteHz its pitch by its name, 0 if that is unknown
   * @throws AudioFileException with one sentence if it cannot be used
   */
  public static TestItem read(Source source, double noteHz, Manifest manifest) {
    int label = label(source, manifest);
    Waveform recording =
        recording(source, manifest.sampleRateHz())
            .amplified(manifest.labels().get(label).levelling());
    int leadHops = leadHops(manifest);
    FeatureTrack features =
        Resynthesis.measured(
            recording.delayed(leadHops * manifest.hopSamples()),
            manifest,
            LabelMix.only(label, manifest),
            noteHz);
    return new TestItem(source, label, recording, noteHz, leadHops, features);
  }

  /** Notes come out of silence, though their recordings often begin with them; speakers do not. */
  private static int leadHops(Manifest manifest) {
    return manifest.kind().isPlayable() ? (int) Math.ceil(LEAD_SECONDS / manifest.hopSeconds()) : 0;
  }

  /**
   * Index of the voice's label a recording is resynthesized with. A voice of one label takes all
   * recordings; a vocoder takes an unknown speaker as its first label.
   *
   * @throws EvaluationException if an instrument has no such label
   */
  static int label(Source source, Manifest manifest) {
    List<String> labels = manifest.labelNames();
    int index = labels.size() == 1 ? 0 : labels.indexOf(source.label());
    if (index < 0 && manifest.kind().isPlayable()) {
      throw new EvaluationException(
          "expected recordings with labels of the voice (%s); got %s"
              .formatted(String.join(", ", labels), source.label()));
    }
    return Math.max(0, index);
  }

  /**
   * The recording at a rate.
   *
   * @throws AudioFileException with one sentence if it is damaged, too short or silent
   */
  static Waveform recording(Source source, int sampleRateHz) {
    return recording(read(source), sampleRateHz);
  }

  /** What is read of a file. */
  static Recording read(Source source) {
    return AudioFiles.readBeginning(source.file(), LONGEST_SECONDS);
  }

  static Waveform recording(Recording read, int sampleRateHz) {
    Waveform recording = Resampler.resample(read.sound(), sampleRateHz);
    if (recording.seconds() < SHORTEST_SECONDS) {
      throw new AudioFileException(
          "expected at least %s seconds of sound; got %.3f"
              .formatted(SHORTEST_SECONDS, recording.seconds()));
    }
    for (float sample : recording.samples()) {
      if (Math.abs(sample) >= SILENT_PEAK) {
        return recording;
      }
    }
    throw new AudioFileException("expected sound; got silence");
  }

  /** What a synthesizer makes of the features, as long as the recording. */
  public Waveform madeBy(SeededSynthesizer synthesizer) {
    return madeBy(synthesizer, features);
  }

  /**
   * The same from pitch, loudness and label alone: further features as notes are played with, not
   * the recording's own.
   */
  public Waveform playedBy(SeededSynthesizer synthesizer) {
    return madeBy(synthesizer, ExpectedFeatures.of(synthesizer.manifest()).usual(features));
  }

  /** What a synthesizer makes of the features with another label. */
  public Waveform madeBy(SeededSynthesizer synthesizer, int otherLabel) {
    float[] mix = LabelMix.only(otherLabel, synthesizer.manifest());
    return madeBy(synthesizer, features.labelled(mix));
  }

  private Waveform madeBy(SeededSynthesizer synthesizer, FeatureTrack track) {
    return synthesizer.render(track).from(leadSamples(), recording.samples().length);
  }

  /** A sound of the recording's length where the features have it: after the silence. */
  public Waveform inPlace(Waveform sound) {
    return sound.delayed(leadSamples());
  }

  /** Samples of the silence before the recording. */
  public int leadSamples() {
    return leadHops * features.hopSamples();
  }
}
