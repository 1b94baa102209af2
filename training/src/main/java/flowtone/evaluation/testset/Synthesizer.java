package flowtone.evaluation.testset;

import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.synthesis.TeacherVoice;
import flowtone.synthesis.Voice;
import flowtone.voice.Manifest;

/** What is evaluated: anything that turns features into sound as a voice does. */
public interface Synthesizer {
  /** The features it reads and the sound it makes. */
  Manifest manifest();

  /** The sound of a track from its beginning, as many samples as the track has. */
  Waveform synthesize(FeatureTrack track);

  /** A voice, given the same noise for every sound. */
  static Synthesizer of(Voice voice, long seed, float temperature) {
    return new Synthesizer() {
      @Override
      public Manifest manifest() {
        return voice.manifest();
      }

      @Override
      public Waveform synthesize(FeatureTrack track) {
        return voice.synthesize(track, seed, temperature);
      }
    };
  }

  /** A voice's teacher, given the same noise for every sound. */
  static Synthesizer of(TeacherVoice teacher, long seed, float temperature) {
    return new Synthesizer() {
      @Override
      public Manifest manifest() {
        return teacher.manifest();
      }

      @Override
      public Waveform synthesize(FeatureTrack track) {
        return teacher.synthesize(track, seed, temperature);
      }
    };
  }
}
