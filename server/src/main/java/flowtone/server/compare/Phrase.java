package flowtone.server.compare;

import flowtone.audio.Resampler;
import flowtone.audio.Waveform;
import flowtone.benchmark.NotesWorkload;
import flowtone.control.FeatureTrack;
import flowtone.resynthesis.Resynthesis;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.util.Optional;

/**
 * What all models draw.
 *
 * @param track its controls
 * @param recording that they were measured from, at the rate of the voice and as long as the track;
 *     empty where notes are played
 */
public record Phrase(FeatureTrack track, Optional<Waveform> recording) {
  /** Length where none is asked for. */
  public static final float DEFAULT_SECONDS = 4;

  /** The longest: the slower models' clocks run out before. */
  public static final double MOST_SECONDS = 10;

  /** Shorter ones are over before they are seen. */
  public static final double LEAST_SECONDS = 0.5;

  /**
   * Notes in the middle of the range of the voice's first label.
   *
   * @throws IllegalArgumentException if the length is out of range
   */
  public static Phrase ofNotes(Manifest voice, double seconds) {
    return new Phrase(NotesWorkload.of(voice, checked(seconds)), Optional.empty());
  }

  /**
   * The beginning of a recording, as the voice's first label.
   *
   * @param recorded at any rate
   * @param seconds of it at most
   * @throws IllegalArgumentException if the length, or that of the recording, is out of range
   */
  public static Phrase ofRecording(Manifest voice, Waveform recorded, double seconds) {
    Waveform beginning = recorded.beginning(checked(seconds));
    Waveform sound = Resampler.resample(beginning, voice.sampleRateHz());
    if (sound.seconds() < LEAST_SECONDS) {
      throw new IllegalArgumentException(
          "expected a recording of at least %s seconds; got %.2f"
              .formatted(LEAST_SECONDS, sound.seconds()));
    }
    Resynthesis unchanged = new Resynthesis(0, 1, true);
    FeatureTrack track = unchanged.features(sound, voice, LabelMix.first(voice));
    return new Phrase(track, Optional.of(sound.lasting(track.samples())));
  }

  /**
   * A length that may be asked for.
   *
   * @throws IllegalArgumentException if it is not within half a second to ten
   */
  public static double checked(double seconds) {
    if (!(seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS)) {
      throw new IllegalArgumentException(
          "expected seconds within %s to %s; got %s"
              .formatted(LEAST_SECONDS, MOST_SECONDS, seconds));
    }
    return seconds;
  }
}
