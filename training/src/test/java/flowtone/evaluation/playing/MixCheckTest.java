package flowtone.evaluation.playing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.control.FeatureTrack;
import flowtone.control.HarmonicPhase;
import flowtone.control.VoiceKind;
import flowtone.evaluation.result.Measurements;
import flowtone.evaluation.result.Threshold;
import flowtone.evaluation.result.Thresholds;
import flowtone.library.TestVoices;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.SynthesisStream;
import flowtone.synthesis.Synthesizer;
import flowtone.voice.Manifest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MixCheckTest {
  /**
   * A dull and a bright stop that blend.
   *
   * @param betweenCents how far the blend is off where both are heard alike
   * @param betweenDull how much duller than either the blend is, 0 to 1
   */
  private record Blend(double betweenCents, double betweenDull) implements Synthesizer {
    @Override
    public Manifest manifest() {
      return TestVoices.duet("blend");
    }

    @Override
    public SynthesisStream open(NoiseSettings noise) {
      return this::sound;
    }

    private float[] sound(FeatureTrack track) {
      float[] cycles = HarmonicPhase.cycles(track, 0, track.hops());
      float[] samples = new float[track.samples()];
      double bright = track.labelWeights(track.hops() - 1)[1];
      double between = 4 * bright * (1 - bright);
      double slope = (0.3 + 0.5 * bright) * (1 - betweenDull * between);
      double drift = 0;
      for (int i = 0; i < samples.length; i++) {
        double ratio = Math.pow(2, betweenCents * between / 1200) - 1;
        drift += track.f0Hz(i / track.hopSamples()) / track.sampleRateHz() * ratio;
        for (int k = 1; k <= 10; k++) {
          double phase = 2 * Math.PI * k * (cycles[i] + drift);
          samples[i] += (float) (0.1 * Math.pow(slope, k) * Math.sin(phase));
        }
      }
      return samples;
    }
  }

  private static MixReport report(double betweenCents, double betweenDull) {
    List<MixReport> reports =
        new MixCheck(Organ.seeded(new Blend(betweenCents, betweenDull))).reports(() -> {});
    assertEquals(1, reports.size());
    return reports.get(0);
  }

  @Test
  void aSmoothBlendIsInTuneAndGoesOneWay() {
    MixReport mix = report(0, 0);
    assertEquals(List.of("reed", "bow", "F#3"), List.of(mix.from(), mix.to(), mix.note()));
    assertEquals(MixCheck.STEPS, mix.cents().size());
    assertTrue(mix.worstCents() < 2, mix.toString());
    assertTrue(mix.brightnessMovesOneWay(), mix.toString());
    assertTrue(mix.centroidHz().get(4) > 1.3 * mix.centroidHz().get(0), mix.toString());
  }

  @Test
  void aBlendThatIsOffInBetweenIsHeard() {
    assertEquals(30, report(30, 0).worstCents(), 2);
  }

  @Test
  void aBlendDullerThanBothGoesBackAndForth() {
    MixReport mix = report(0, 0.7);
    assertFalse(mix.brightnessMovesOneWay(), mix.toString());
    assertTrue(mix.inWords().endsWith("(back and forth)"));
  }

  @Test
  void theBarsHoldMixesToPitchAndBrightness() {
    List<Threshold> thresholds = thresholds(List.of(report(30, 0), report(0, 0.7)));
    assertTrue(thresholds.stream().noneMatch(Threshold::met), thresholds.toString());
    thresholds = thresholds(List.of(report(0, 0)));
    assertTrue(thresholds.stream().allMatch(Threshold::met), thresholds.toString());
  }

  private static List<Threshold> thresholds(List<MixReport> mixes) {
    PlayingReport playing = new PlayingReport(List.of(), List.of(), List.of(), mixes);
    Measurements measured =
        new Measurements(List.of(), Map.of(), Map.of(), playing, Map.of(), Map.of());
    return Thresholds.of(VoiceKind.INSTRUMENT).judge(measured).stream()
        .filter(threshold -> threshold.name().contains("mix"))
        .toList();
  }
}
