package flowtone.server.live;

import flowtone.control.FeatureTrack;
import flowtone.performance.Performer;
import flowtone.synthesis.LatentNoise;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.StudentStream;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
import flowtone.voice.LatentMix;
import java.util.Map;

/** A voice in one player's hands: keys, and the state that sounds. Not thread-safe. */
final class Instrument {
  private final Voice voice;
  private Performer performer;
  private float[] labelWeights;
  private StudentStream stream;
  private long seed;

  Instrument(Voice voice, long seed, float temperature) {
    this.voice = voice;
    this.performer = new Performer(voice.manifest());
    this.labelWeights = LabelMix.first(voice.manifest());
    this.stream = voice.student().open(new NoiseSettings(seed, temperature));
    this.seed = seed;
  }

  /** Presses a key; after silence the voice begins anew, with other noise than before. */
  void noteOn(double midi, double velocity) {
    boolean fromSilence = performer.silent();
    performer.noteOn(midi, velocity);
    if (fromSilence) {
      LatentNoise noise = stream.noise();
      stream = voice.student().open(new NoiseSettings(seed++, noise.temperature(), noise.mix()));
    }
  }

  void noteOff(double midi) {
    performer.noteOff(midi);
  }

  void allOff() {
    performer.allOff();
  }

  void pitchBend(double cents) {
    performer.pitchBend(cents);
  }

  void labels(Map<String, Double> weights) {
    labelWeights = LabelMix.of(weights, voice.manifest());
    performer.labelWeights(labelWeights);
  }

  void temperature(float value) {
    stream.noise().temperature(value);
  }

  void noiseMix(LatentMix mix) {
    stream.noise().mix(mix);
  }

  /** Whether there is anything to render: a key is down or the last release is not over. */
  boolean sounding() {
    return !performer.silent();
  }

  StudentStream stream() {
    return stream;
  }

  FeatureTrack nextChunk(int hops) {
    return performer.next(hops);
  }

  /** Drops every key and what still rings, at once. */
  void silence() {
    performer = new Performer(voice.manifest());
    performer.labelWeights(labelWeights);
  }
}
