package flowtone.evaluation;

import flowtone.audio.Loudness;
import flowtone.audio.MelSpectrogram;
import flowtone.audio.NotePitch;
import flowtone.audio.PitchContour;
import flowtone.audio.PitchTracker;
import flowtone.audio.Resampler;
import flowtone.audio.Stft.Padding;
import flowtone.audio.Waveform;
import flowtone.control.NoteContour;
import flowtone.corpus.preparation.NoteShape;
import flowtone.evaluation.metric.Clicks;
import flowtone.evaluation.metric.EnergyScore;
import flowtone.evaluation.metric.FrameTone;
import flowtone.evaluation.metric.HarmonicsToNoise;
import flowtone.evaluation.metric.Levels;
import flowtone.evaluation.metric.MelDistance;
import flowtone.evaluation.metric.Periodicity;
import flowtone.evaluation.metric.PitchDistance;
import flowtone.evaluation.metric.SpectralCentroid;
import flowtone.evaluation.metric.SpectralDistance;
import flowtone.evaluation.metric.SpectralFlatness;
import flowtone.evaluation.result.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Measures every distance between a recording and what is made of it, at 16 kHz whatever their own
 * rate, so that figures of voices of different rates compare. Immutable and thread-safe.
 */
public final class Comparison {
  /** Rate that the definitions of the figures are for. */
  private static final int RATE_HZ = 16000;

  private static final int HOP_SAMPLES = 128;

  private final Waveform original;
  private final int frameSamples;
  private final float[] recording;
  private final float[][] recordingMel;
  private final PitchContour recordingPitch;
  private final boolean notes;
  private final double noteHz;

  /** Pitch of a note that is named and that the tracker does not hear; otherwise empty. */
  private final OptionalDouble unheardHz;

  /**
   * @param recording that sounds are to be compared with
   * @param frameSamples samples in a frame of the voice's networks, n
   */
  public Comparison(Waveform recording, int frameSamples) {
    this(recording, frameSamples, false, 0);
  }

  /**
   * The same, of recordings of notes too.
   *
   * @param notes whether the recording is of one note, so that its attack is compared
   * @param noteHz its pitch by its name, 0 if that is unknown
   */
  public Comparison(Waveform recording, int frameSamples, boolean notes, double noteHz) {
    this.original = recording;
    this.frameSamples = frameSamples;
    this.notes = notes;
    this.recording = Resampler.resample(recording, RATE_HZ).samples();
    this.recordingMel = logMel(this.recording);
    this.recordingPitch = pitch(this.recording);
    this.noteHz = noteHz;
    this.unheardHz = unheardHz();
  }

  private OptionalDouble unheardHz() {
    boolean heard =
        noteHz == 0
            || new NoteContour(RATE_HZ, noteHz).isHeard(recordingPitch, loudnessDb(recording));
    return heard ? OptionalDouble.empty() : new NotePitch(RATE_HZ).near(noteHz, recording);
  }

  private static float[][] logMel(float[] samples) {
    return new MelSpectrogram(RATE_HZ, HOP_SAMPLES, MelSpectrogram.BANDS, Padding.REFLECT)
        .logMel(samples);
  }

  private static PitchContour pitch(float[] samples) {
    return new PitchTracker(RATE_HZ, HOP_SAMPLES).track(samples, samples.length / HOP_SAMPLES);
  }

  /** Pitch of a sound every 8 ms in Hz, 0 where unvoiced. */
  public static float[] hertz(Waveform sound) {
    return pitch(Resampler.resample(sound, RATE_HZ).samples()).hz();
  }

  /**
   * All figures of a sound; those that the recording does not allow, such as the pitch of an
   * unvoiced one, are left out.
   *
   * @throws IllegalArgumentException if the sound has not the rate and length of the recording
   */
  public Map<Metric, Double> measure(Waveform sound) {
    float[] made = sixteenKilohertz(sound);
    return measure(sound, made, pitchOf(made));
  }

  private Map<Metric, Double> measure(Waveform sound, float[] made, PitchContour pitch) {
    Map<Metric, Double> figures = new EnumMap<>(Metric.class);
    addSpectral(figures, made);
    addPitch(figures, made, pitch);
    addHealth(figures, made);
    addFrameTone(figures, sound);
    if (notes) {
      figures.put(Metric.ATTACK, attackSeconds(made) - attackSeconds(recording));
    }
    figures.values().removeIf(figure -> !Double.isFinite(figure));
    return figures;
  }

  /**
   * The same, the energy scores and what noise alone does to the pitch that is tracked.
   *
   * @param again the same system's sound of the same features with another noise
   */
  public Map<Metric, Double> measure(Waveform sound, Waveform again) {
    float[] made = sixteenKilohertz(sound);
    float[] other = sixteenKilohertz(again);
    PitchContour pitch = pitchOf(made);
    Map<Metric, Double> figures = measure(sound, made, pitch);
    figures.put(
        Metric.ENERGY_M_STFT,
        EnergyScore.of(SpectralDistance::multiResolution, recording, made, other));
    figures.put(
        Metric.ENERGY_MEL,
        EnergyScore.of(MelDistance::l1, recordingMel, logMel(made), logMel(other)));
    if (unheardHz.isEmpty()) {
      addNoisePitch(figures, pitch, pitchOf(other));
    }
    return figures;
  }

  private float[] sixteenKilohertz(Waveform sound) {
    boolean alike =
        sound.sampleRateHz() == original.sampleRateHz()
            && sound.samples().length == original.samples().length;
    if (!alike) {
      throw new IllegalArgumentException(
          "expected %d samples at %d Hz; got %d at %d Hz"
              .formatted(
                  original.samples().length,
                  original.sampleRateHz(),
                  sound.samples().length,
                  sound.sampleRateHz()));
    }
    return Resampler.resample(sound, RATE_HZ).samples();
  }

  private void addSpectral(Map<Metric, Double> figures, float[] made) {
    float[][] mel = logMel(made);
    figures.put(Metric.M_STFT, SpectralDistance.multiResolution(recording, made));
    figures.put(Metric.MEL_L1, MelDistance.l1(recordingMel, mel));
    figures.put(Metric.MCD, MelDistance.cepstral(recordingMel, mel));
    figures.put(Metric.LSD, SpectralDistance.logSpectral(recording, made));
    figures.put(Metric.CENTROID, SpectralCentroid.differenceHz(recording, made, RATE_HZ));
  }

  private PitchContour pitchOf(float[] made) {
    return Arrays.equals(made, recording) ? recordingPitch : pitch(made);
  }

  private static void addNoisePitch(
      Map<Metric, Double> figures, PitchContour pitch, PitchContour other) {
    double cents = PitchDistance.between(pitch.hz(), other.hz()).rmseCents();
    if (Double.isFinite(cents)) {
      figures.put(Metric.F0_NOISE, cents);
    }
  }

  private void addPitch(Map<Metric, Double> figures, float[] made, PitchContour pitch) {
    PitchDistance distance =
        unheardHz.isPresent()
            ? PitchDistance.ofNote(
                unheardHz.getAsDouble(), new NotePitch(RATE_HZ).near(noteHz, made))
            : PitchDistance.between(recordingPitch.hz(), pitch.hz());
    figures.put(Metric.F0_RMSE, distance.rmseCents());
    figures.put(Metric.F0_GROSS_ERRORS, distance.grossErrors());
    figures.put(Metric.VOICING_F1, distance.voicingF1());
    figures.put(Metric.VOICING_ERRORS, distance.voicingErrors());
    figures.put(Metric.PERIODICITY, Periodicity.rmse(recordingPitch.clarity(), pitch.clarity()));
    figures.put(
        Metric.HARMONICS_TO_NOISE,
        new HarmonicsToNoise(RATE_HZ, HOP_SAMPLES)
            .differenceDb(recording, recordingPitch.hz(), made, pitch.hz()));
  }

  private static double attackSeconds(float[] samples) {
    float[] loudnessDb =
        samples.length < HOP_SAMPLES ? meter().curve(samples, 1) : loudnessDb(samples);
    return NoteShape.of(loudnessDb, HOP_SAMPLES / (double) RATE_HZ).attackSeconds();
  }

  private static float[] loudnessDb(float[] samples) {
    return meter().curve(samples, samples.length / HOP_SAMPLES);
  }

  private static Loudness meter() {
    return Loudness.ofFeatures(RATE_HZ, HOP_SAMPLES);
  }

  private void addHealth(Map<Metric, Double> figures, float[] made) {
    figures.put(Metric.LEVEL, Levels.difference(recording, made));
    figures.put(Metric.FLOOR, Levels.floorDifference(recording, made));
    figures.put(Metric.CLICKS, (double) Clicks.count(made));
    figures.put(Metric.RECORDING_CLICKS, (double) Clicks.count(recording));
    figures.put(
        Metric.FLATNESS, SpectralFlatness.meanDb(made) - SpectralFlatness.meanDb(recording));
  }

  /** At the rate of the voice, whose frames may leave the tone. */
  private void addFrameTone(Map<Metric, Double> figures, Waveform sound) {
    if (frameSamples > 1) {
      FrameTone tone = new FrameTone(frameSamples);
      figures.put(Metric.FRAME_TONE, tone.difference(original.samples(), sound.samples()));
      figures.put(
          Metric.QUIET_FRAME_TONE, tone.quietDifference(original.samples(), sound.samples()));
    }
  }
}
