package flowtone.resynthesis;

import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.voice.Manifest;

/**
 * The controls of a recording and of silence before it, measured together: notes come out of
 * silence, in which their loudness begins to rise, though their recordings often begin with them.
 * Speakers do not, and what they are heard in has no silence.
 *
 * @param track of both
 * @param silentHops how many of its first hops are the silence, 0 in voices of speech
 */
public record AfterSilence(FeatureTrack track, int silentHops) {
  /** Longer than measuring looks ahead; what is before it is the silence of every stream. */
  private static final double SECONDS = 0.1;

  public AfterSilence {
    if (silentHops < 0 || silentHops > track.hops()) {
      throw new IllegalArgumentException(
          "expected silence of 0 to %d hops; got %d".formatted(track.hops(), silentHops));
    }
  }

  /** Hops of silence before what a voice is to resynthesize. */
  public static int silentHops(Manifest manifest) {
    return manifest.kind().isPlayable() ? (int) Math.ceil(SECONDS / manifest.hopSeconds()) : 0;
  }

  /** The controls of the silence. */
  public FeatureTrack silence() {
    return track.slice(0, silentHops);
  }

  /** The controls of the recording. */
  public FeatureTrack recording() {
    return track.slice(silentHops, track.hops());
  }

  /** What of a sound made by the whole track is that of the recording. */
  public Waveform heard(Waveform made) {
    int silent = silentHops * track.hopSamples();
    return made.from(silent, made.samples().length - silent);
  }
}
