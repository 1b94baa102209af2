package flowtone.resynthesis;

import flowtone.audio.Waveform;
import flowtone.control.FeatureExtractor;
import flowtone.control.FeatureTrack;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;

/**
 * How a recording is to be made anew by a voice: with its own pitch, loudness and, where the voice
 * reads them, mel bands, measured at the voice's rate and gain.
 *
 * @param transposeCents how much higher, within 3600 cents up or down
 * @param stretch how many times longer, 0.1..10
 * @param fitsLoudness whether an instrument moves the loudness of a melody that is much softer or
 *     louder than what its labels were recorded at to where theirs begins
 */
public record Resynthesis(double transposeCents, double stretch, boolean fitsLoudness) {
  /** As it was recorded. */
  public static final Resynthesis UNCHANGED = new Resynthesis(0, 1, false);

  public Resynthesis {
    if (!(Math.abs(transposeCents) <= 3600)) {
      throw new IllegalArgumentException(
          "expected a transposition within -3600 to 3600 cents; got " + transposeCents);
    }
    if (!(stretch >= 0.1 && stretch <= 10)) {
      throw new IllegalArgumentException("expected a stretch within 0.1 to 10; got " + stretch);
    }
  }

  /**
   * The control curves the voice is to read.
   *
   * @param recording at any rate and as recorded; the corpus gain of the voice is applied here
   * @param labelWeights one weight a label, summing to one
   */
  public FeatureTrack features(Waveform recording, Manifest manifest, float[] labelWeights) {
    float[] weights = LabelMix.check(labelWeights, manifest);
    Waveform conditioned = new Preconditioning(manifest).apply(recording);
    FeatureExtractor extractor =
        new FeatureExtractor(manifest.sampleRateHz(), manifest.hopSamples(), manifest.melBands());
    FeatureTrack measured = extractor.extract(conditioned, weights);
    boolean melody = fitsLoudness && manifest.kind().isPlayable();
    FeatureTrack fitting = melody ? LoudnessMatching.within(measured, manifest) : measured;
    boolean unchanged = transposeCents == 0 && stretch == 1;
    return unchanged ? fitting : new Reshaping(fitting, transposeCents, stretch).track();
  }
}
