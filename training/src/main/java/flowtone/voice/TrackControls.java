package flowtone.voice;

import flowtone.audio.FeatureEncoding;
import flowtone.audio.FeatureTrack;
import flowtone.audio.Loudness;
import flowtone.audio.MelSpectrogram;
import flowtone.audio.OnsetClock;
import flowtone.network.ControlArrays;
import java.util.Arrays;

/** Turns whole tracks into what networks read, with silence before their beginning. */
final class TrackControls {
  private static final int PITCH_CONTEXT_HOPS = 2;
  private static final float SILENT_LOG_MEL = (float) Math.log(MelSpectrogram.FLOOR);

  private final FeatureTrack track;

  private TrackControls(FeatureTrack track) {
    this.track = track;
  }

  /**
   * The controls of a track.
   *
   * @param contextHops hops of silence before it
   */
  static ControlArrays of(FeatureTrack track, FeatureEncoding encoding, int contextHops) {
    TrackControls controls = new TrackControls(track);
    return new ControlArrays(
        track.hops(),
        contextHops,
        controls.features(encoding, contextHops),
        controls.pitch(),
        controls.phase());
  }

  private float[] features(FeatureEncoding encoding, int contextHops) {
    int width = encoding.width();
    float[] rows = new float[(contextHops + track.hops()) * width];
    FeatureTrack silence = silence();
    for (int hop = 0; hop < contextHops; hop++) {
      encoding.encode(silence, 0, rows, hop * width);
    }
    for (int hop = 0; hop < track.hops(); hop++) {
      encoding.encode(track, hop, rows, (contextHops + hop) * width);
    }
    return rows;
  }

  /** A hop of silence long after any note, with the labels the track begins with. */
  private FeatureTrack silence() {
    float[] logMel = new float[track.logMel()[0].length];
    Arrays.fill(logMel, SILENT_LOG_MEL);
    return new FeatureTrack(
        track.sampleRateHz(),
        track.hopSamples(),
        new float[1],
        new float[1],
        new float[] {Loudness.FLOOR_DB},
        new float[] {OnsetClock.LONGEST_SECONDS},
        new double[1],
        new float[][] {track.labelWeights()[0]},
        new float[][] {logMel});
  }

  private float[] pitch() {
    float[] rows = new float[(PITCH_CONTEXT_HOPS + track.hops()) * 2];
    for (int hop = 0; hop < track.hops(); hop++) {
      int at = (PITCH_CONTEXT_HOPS + hop) * 2;
      rows[at] = track.f0Hz()[hop] / track.sampleRateHz();
      rows[at + 1] = track.voicing()[hop];
    }
    return rows;
  }

  private float[] phase() {
    float[] phase = new float[track.samples()];
    for (int t = 0; t < phase.length; t++) {
      int hop = t / track.hopSamples();
      double step = track.f0Hz()[hop] / track.sampleRateHz();
      phase[t] = (float) ((track.phaseCycles()[hop] + step * (t % track.hopSamples())) % 1);
    }
    return phase;
  }
}
