package flowtone.evaluation.playing;

import flowtone.audio.Loudness;
import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.control.FeatureTrack;
import flowtone.control.HarmonicPhase;
import flowtone.control.Label;
import flowtone.corpus.preparation.FoundRecordings;
import flowtone.evaluation.testset.SeededSynthesizer;
import flowtone.evaluation.testset.TestSet;
import flowtone.library.TestVoices;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.SynthesisStream;
import flowtone.synthesis.Synthesizer;
import flowtone.voice.Manifest;
import flowtone.voice.ManifestBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * Two stops, a bright and a dark one, and some wind.
 *
 * @param cents how much too high it is
 * @param exchanged whether each stop sounds for the other
 * @param keys semitones from its lowest note to its highest
 */
public record Organ(double cents, boolean exchanged, int keys) implements Synthesizer {
  public static final int RATE_HZ = 16000;

  private static final int HARMONICS = 12;

  /** Two notes of each label, as the organ in tune plays them, in a folder for each. */
  public static TestSet record(Path folder) throws IOException {
    Organ organ = new Organ(0, false, 10);
    for (int label = 0; label < 2; label++) {
      String name = organ.manifest().labelNames().get(label);
      Files.createDirectories(folder.resolve(name));
      for (int note = 1; note <= 2; note++) {
        float[] samples = new Scale(seeded(organ)).play(label, 48 + 5 * note).samples();
        WavWriter.write(
            folder.resolve(name).resolve(note + ".wav"), new Waveform(samples, RATE_HZ));
      }
    }
    List<Path> folders = List.of(folder.resolve("reed"), folder.resolve("bow"));
    return TestSet.of(FoundRecordings.in(folders).sources(), true, organ.manifest());
  }

  /** What is evaluated, with a noise that fakes take no notice of. */
  public static SeededSynthesizer seeded(Synthesizer synthesizer) {
    return new SeededSynthesizer(synthesizer, NoiseSettings.ofSeed(1));
  }

  @Override
  public Manifest manifest() {
    Manifest duet = TestVoices.duet("organ");
    return ManifestBuilder.like(duet)
        .labels(
            List.of(
                Label.of("reed")
                    .withPitch(50, 50 + keys)
                    .withLoudness(-35, -15)
                    .withEnvelope(0.05, 0.2)
                    .withDecay(-1, 1),
                Label.of("bow")
                    .withPitch(48, 48 + keys)
                    .withLoudness(-45, -25)
                    .withEnvelope(0.15, 0.4)
                    .withDecay(-0.5, 1)))
        .build();
  }

  @Override
  public SynthesisStream open(NoiseSettings noise) {
    return this::sound;
  }

  private float[] sound(FeatureTrack track) {
    float[] samples = pipes(track);
    Loudness meter = new Loudness(RATE_HZ, track.hopSamples(), 1024);
    float steadyDb = meter.at(samples, samples.length / 2);
    Random wind = new Random(1);
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= gliding(track, i, hop -> gain(track, hop, steadyDb));
      samples[i] += 1e-4 * wind.nextGaussian();
    }
    return samples;
  }

  private static double gain(FeatureTrack track, int hop, float steadyDb) {
    return track.voicing(hop) * Math.pow(10, (track.loudnessDb(hop) - steadyDb) / 20);
  }

  /** Between values that are those of the ends of hops. */
  private static double gliding(FeatureTrack track, int sample, IntToDoubleFunction value) {
    int hop = sample / track.hopSamples();
    double share = sample % track.hopSamples() / (double) track.hopSamples();
    double start = hop == 0 ? 0 : value.applyAsDouble(hop - 1);
    return start + share * (value.applyAsDouble(hop) - start);
  }

  private float[] pipes(FeatureTrack track) {
    float[] samples = new float[track.samples()];
    float[] cycles = HarmonicPhase.cycles(track, 0, track.hops());
    double drift = 0;
    for (int i = 0; i < samples.length; i++) {
      int hop = i / track.hopSamples();
      drift += track.f0Hz(hop) / RATE_HZ * (Math.pow(2, cents / 1200) - 1);
      double reed = track.labelWeights(hop)[exchanged ? 1 : 0];
      samples[i] = (float) stop(cycles[i] + drift, reed);
    }
    return samples;
  }

  private static double stop(double cycles, double reed) {
    double sum = 0;
    for (int k = 1; k <= HARMONICS; k++) {
      double amplitude = reed / Math.sqrt(k) + (1 - reed) / k / k;
      sum += amplitude * Math.cos(2 * Math.PI * k * cycles);
    }
    return sum;
  }
}
