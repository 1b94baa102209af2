package flowtone.benchmark;

import flowtone.audio.Waveform;
import flowtone.benchmark.model.BenchmarkException;
import flowtone.benchmark.timing.Workload;
import flowtone.control.FeatureTrack;
import flowtone.control.Label;
import flowtone.performance.Note;
import flowtone.performance.Score;
import flowtone.resynthesis.Resynthesis;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.util.ArrayList;
import java.util.List;

/** The workload of a voice: notes in the middle of its range. */
public final class NotesWorkload {
  private static final double NOTE_SECONDS = 0.5;
  private static final double HELD = 0.9;
  private static final double VELOCITY = 0.7;

  /** Semitones above the middle of the range, in turn: a broken chord up and down. */
  private static final int[] CHORD = {0, 4, 7, 12, 7, 4};

  private static final double TONE_HZ = 150;
  private static final int TONE_HARMONICS = 12;

  private NotesWorkload() {}

  /**
   * Controls of notes in the middle of the range of the voice's first label; for a vocoder those of
   * a harmonic tone.
   *
   * @param seconds of sound, rounded to hops, at least a live chunk
   * @throws BenchmarkException if they are fewer
   */
  public static FeatureTrack of(Manifest manifest, double seconds) {
    int hops = (int) Math.round(seconds * manifest.sampleRateHz() / manifest.hopSamples());
    if (hops < Workload.CHUNK_HOPS) {
      throw new BenchmarkException(
          "expected at least %.3f seconds of sound to benchmark; got %s"
              .formatted(
                  Workload.CHUNK_HOPS * (double) manifest.hopSamples() / manifest.sampleRateHz(),
                  seconds));
    }
    float[] label = LabelMix.first(manifest);
    FeatureTrack track =
        manifest.kind().readsMel()
            ? Resynthesis.UNCHANGED.features(
                tone(hops * manifest.hopSamples(), manifest.sampleRateHz()), manifest, label)
            : score(manifest.labels().get(0), seconds).perform(manifest, label);
    return track.slice(0, Math.min(hops, track.hops()));
  }

  private static Score score(Label label, double seconds) {
    int middle = Math.round((label.lowestMidi() + label.highestMidi()) / 2) - CHORD[3] / 2;
    List<Note> notes = new ArrayList<>();
    // One more than needed: the sound is cut to its length, not the last note to an end.
    for (int n = 0; n <= seconds / NOTE_SECONDS; n++) {
      int midi = middle + CHORD[n % CHORD.length];
      notes.add(new Note(midi, n * NOTE_SECONDS, HELD * NOTE_SECONDS, VELOCITY));
    }
    return new Score(notes);
  }

  private static Waveform tone(int samples, int sampleRateHz) {
    float[] sound = new float[samples];
    for (int t = 0; t < samples; t++) {
      for (int k = 1; k <= TONE_HARMONICS; k++) {
        double phase = 2 * Math.PI * k * TONE_HZ * t / sampleRateHz;
        sound[t] += (float) (0.1 / k * Math.sin(phase));
      }
    }
    return new Waveform(sound, sampleRateHz);
  }
}
