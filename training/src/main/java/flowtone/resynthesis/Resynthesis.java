package flowtone.resynthesis;

import flowtone.audio.Polyphony;
import flowtone.audio.Resampler;
import flowtone.audio.Waveform;
import flowtone.audio.file.Recording;
import flowtone.audio.file.Remark;
import flowtone.control.FeatureExtractor;
import flowtone.control.FeatureTrack;
import flowtone.control.HopFeatures;
import flowtone.voice.ExpectedFeatures;
import flowtone.voice.FeatureOffsets;
import flowtone.voice.LabelMix;
import flowtone.voice.LearntPitch;
import flowtone.voice.Manifest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a recording is resynthesised by a voice: from its pitch, loudness and, if the voice reads
 * them, mel bands, extracted at the sample rate and gain of the voice.
 *
 * @param transposeCents transposition, within 3600 cents up or down
 * @param stretch factor of the duration, 0.1..10
 * @param fitsLoudness whether for an instrument the loudness of a melody is shifted into the range
 *     of its labels
 * @param offsets how far further features that the voice reads are from those of the recording, as
 *     far as recordings of the labels go
 */
public record Resynthesis(
    double transposeCents, double stretch, boolean fitsLoudness, FeatureOffsets offsets)
    implements Serializable {
  /** Pitch, time and loudness as recorded. */
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

  /** One with further features as in the recording. */
  public Resynthesis(double transposeCents, double stretch, boolean fitsLoudness) {
    this(transposeCents, stretch, fitsLoudness, FeatureOffsets.NONE);
  }

  /** The same with further features otherwise than in the recording. */
  public Resynthesis withOffsets(FeatureOffsets asked) {
    return new Resynthesis(transposeCents, stretch, fitsLoudness, asked);
  }

  /**
   * The features that the voice reads.
   *
   * @param recording at any rate and as recorded; the corpus gain of the voice is applied here
   * @param labelWeights one weight per label, summing to one
   */
  public FeatureTrack features(Waveform recording, Manifest manifest, float[] labelWeights) {
    return controls(recording, 0, manifest, labelWeights).track();
  }

  /**
   * The same after the silence that notes come out of.
   *
   * @param recording as of {@link #features}
   */
  public AfterSilence afterSilence(Waveform recording, Manifest manifest, float[] labelWeights) {
    return controls(recording, AfterSilence.silentHops(manifest), manifest, labelWeights);
  }

  private AfterSilence controls(
      Waveform recording, int silentHops, Manifest manifest, float[] labelWeights) {
    FeatureTrack measured =
        measured(delayed(recording, silentHops, manifest), manifest, labelWeights);
    FeatureTrack matched =
        matchesLoudness(manifest) ? LoudnessMatching.within(measured, manifest) : measured;
    return scaled(fitted(matched, manifest), silentHops);
  }

  /**
   * The same of a part of a recording, whose loudness is known to be raised by so much.
   *
   * @param part at the beginning of the recording if there is silence before it
   */
  AfterSilence raised(
      Waveform part, int silentHops, float raiseDb, Manifest manifest, float[] labelWeights) {
    FeatureTrack measured = measured(delayed(part, silentHops, manifest), manifest, labelWeights);
    return scaled(fitted(LoudnessMatching.raised(measured, raiseDb), manifest), silentHops);
  }

  /**
   * With further features like those of the labels' recordings, and then as far from it as is asked
   * for.
   *
   * @throws IllegalArgumentException if something is asked for that the voice does not read
   */
  FeatureTrack fitted(FeatureTrack track, Manifest manifest) {
    return ExpectedFeatures.of(manifest).fitted(track, offsets.requireReadBy(manifest));
  }

  /** A recording at the rate of a voice after so many hops of silence; itself after none. */
  static Waveform delayed(Waveform recording, int silentHops, Manifest manifest) {
    return silentHops == 0
        ? recording
        : Resampler.resample(recording, manifest.sampleRateHz())
            .delayed(silentHops * manifest.hopSamples());
  }

  /** Transposed and stretched from the end of the silence on, which so stays where it is. */
  AfterSilence scaled(FeatureTrack measured, int silentHops) {
    if (isUnchanged()) {
      return new AfterSilence(measured, silentHops);
    }
    int silence = scaled(silentHops);
    PitchTimeScaling scaling = new PitchTimeScaling(measured, -silentHops, transposeCents, stretch);
    int end = scaled(measured.hops() - silentHops);
    return new AfterSilence(scaling.track(-silence, end, measured.phaseCycles(0)), silence);
  }

  /** Hops of the resynthesis that so many of the recording come to. */
  int scaled(int hops) {
    return isUnchanged() ? hops : PitchTimeScaling.scaledHop(hops, stretch);
  }

  /** The features as they are in the recording. */
  static FeatureTrack measured(Waveform recording, Manifest manifest, float[] labelWeights) {
    return measured(recording, manifest, labelWeights, 0);
  }

  /**
   * The features as they are in the recording of one note.
   *
   * @param noteHz its pitch to a semitone, which is taken where none, or another, is heard; 0 if it
   *     is unknown
   */
  public static FeatureTrack measured(
      Waveform recording, Manifest manifest, float[] labelWeights, double noteHz) {
    float[] weights = LabelMix.check(labelWeights, manifest);
    Waveform preprocessed = new Preconditioning(manifest).apply(recording);
    FeatureExtractor extractor =
        new FeatureExtractor(
            manifest.sampleRateHz(),
            manifest.hopSamples(),
            manifest.melBands(),
            HopFeatures.of(manifest.features()));
    return extractor.extract(preprocessed, weights, noteHz);
  }

  /** Whether the loudness of melodies is fitted to this voice. */
  boolean matchesLoudness(Manifest manifest) {
    return fitsLoudness && manifest.kind().isPlayable();
  }

  /** Whether pitch and time stay. */
  boolean isUnchanged() {
    return transposeCents == 0 && stretch == 1;
  }

  /**
   * The same, with remarks on what of the recording the voice was not made for.
   *
   * @param recording as read
   * @param silentHops of silence that it is measured after
   * @param name of the recording, for the remarks
   */
  RemarkedTrack remarked(
      Recording recording, int silentHops, String name, Manifest manifest, float[] labelWeights) {
    AfterSilence controls = controls(recording.sound(), silentHops, manifest, labelWeights);
    List<Remark> remarks = new ArrayList<>(recording.remarks());
    recording.mixedDown(name).ifPresent(remarks::add);
    FeatureTrack track = controls.recording();
    remarks.addAll(remarks(recording.sound(), track, name, manifest, labelWeights));
    return new RemarkedTrack(controls, remarks);
  }

  /**
   * What of a recording a voice was not made for.
   *
   * @param sound of it, or of a part
   * @param track its features, or those of a part
   * @param name of the recording, or of the part, for the remarks
   */
  public static List<Remark> remarks(
      Waveform sound, FeatureTrack track, String name, Manifest manifest, float[] labelWeights) {
    List<Remark> remarks = new ArrayList<>();
    severalNotes(sound, name).ifPresent(remarks::add);
    LearntPitch.of(manifest, labelWeights).remark(name, track).ifPresent(remarks::add);
    return remarks;
  }

  private static Optional<Remark> severalNotes(Waveform sound, String name) {
    double share = Polyphony.share(sound);
    return share < Polyphony.NOTABLE_SHARE
        ? Optional.empty()
        : Optional.of(
            new Remark(
                name,
                false,
                "holds several notes at once in %.0f %% of its sound; the voice has one, and follows"
                        .formatted(100 * share)
                    + " what pitch it finds"));
  }
}
