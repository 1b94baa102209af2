package flowtone.resynthesis;

import flowtone.audio.Resampler;
import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.model.FlowFamily;
import flowtone.synthesis.FlowSynthesizer;
import flowtone.synthesis.Voice;
import flowtone.voice.LatentMix;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Four recordings mixed in the noise of a flow: each is taken to noise given its own features, the
 * noises are mixed, and the mix is brought back to sound given features mixed by the squares of the
 * same coefficients. At a corner the recording itself comes back. Immutable; usable as long as the
 * flow is open.
 */
public final class RecordingMix {
  private static final List<FlowFamily> FAMILIES = List.of(FlowFamily.REAL_NVP, FlowFamily.NICE);
  private static final double SHORTEST_SECONDS = 0.1;
  private static final float SILENT_PEAK = 1e-4f;

  /**
   * One of the recordings.
   *
   * @param name what to call it in an error's sentence
   * @param sound at any rate and as recorded
   * @param labelWeights one weight a label of the voice, summing to one
   */
  public record Part(String name, Waveform sound, float[] labelWeights) {
    public Part {
      if (sound.seconds() < SHORTEST_SECONDS) {
        throw new IllegalArgumentException(
            "expected a recording of at least %s seconds; got %.3f in %s"
                .formatted(SHORTEST_SECONDS, sound.seconds(), name));
      }
      if (!isHeard(sound.samples())) {
        throw new IllegalArgumentException(
            "expected a recording that can be heard; got silence in " + name);
      }
    }

    private static boolean isHeard(float[] samples) {
      for (float sample : samples) {
        if (Math.abs(sample) >= SILENT_PEAK) {
          return true;
        }
      }
      return false;
    }
  }

  private final FlowSynthesizer flow;
  private final int[] lengths = new int[LatentMix.NOISES];
  private final List<FeatureTrack> tracks = new ArrayList<>();
  private final double[][] noises = new double[LatentMix.NOISES][];

  /**
   * Measures the recordings and takes them to noise, which takes a while.
   *
   * @param flow whose sampling is cheap
   * @param parts four recordings; silence follows the shorter ones
   * @throws IllegalArgumentException with one sentence if they are not four, their labels are
   *     unusable or the flow's sampling is not cheap
   */
  public RecordingMix(FlowSynthesizer flow, List<Part> parts) {
    if (parts.size() != LatentMix.NOISES) {
      throw new IllegalArgumentException("expected four recordings; got " + parts.size());
    }
    if (!FAMILIES.contains(flow.family())) {
      throw new IllegalArgumentException(
          "expected a flow that samples in one pass, realnvp or nice; got " + flow.family());
    }
    this.flow = flow;
    List<float[]> sounds = parts.stream().map(part -> atRate(part.sound())).toList();
    int longest = sounds.stream().mapToInt(sound -> sound.length).max().orElseThrow();
    int hopSamples = flow.manifest().hopSamples();
    int padded = (longest + hopSamples - 1) / hopSamples * hopSamples;
    for (int k = 0; k < LatentMix.NOISES; k++) {
      lengths[k] = sounds.get(k).length;
      add(k, Arrays.copyOf(sounds.get(k), padded), parts.get(k).labelWeights());
    }
  }

  /**
   * The best of the flows a voice carries that can mix recordings.
   *
   * @throws VoiceException if it carries none
   */
  public static FlowFamily family(Voice voice) {
    return FAMILIES.stream()
        .filter(voice.flows()::contains)
        .findFirst()
        .orElseThrow(
            () ->
                new VoiceException(
                    "expected a voice with a flow that samples in one pass, realnvp or nice; got %s"
                            .formatted(voice.manifest().name())
                        + " with "
                        + (voice.flows().isEmpty() ? "none" : voice.flows())));
  }

  private float[] atRate(Waveform sound) {
    return Resampler.resample(sound, flow.manifest().sampleRateHz()).samples();
  }

  /** Rumble is left out of what is measured, as in training, but not of what comes back. */
  private void add(int index, float[] samples, float[] labelWeights) {
    Manifest manifest = flow.manifest();
    Waveform sound = new Waveform(samples, manifest.sampleRateHz());
    FeatureTrack track = Resynthesis.UNCHANGED.features(sound, manifest, labelWeights);
    tracks.add(track);
    noises[index] = doubles(flow.toNoise(samples, track).values());
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  /**
   * The sound of a mix, as long as the longest recording that has a share in it.
   *
   * @return at the rate of the voice and the level of the recordings
   */
  public Waveform at(LatentMix mix) {
    double[] mixed = mix.mix(noises);
    float[] noise = new float[mixed.length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) mixed[i];
    }
    double[] shares = mix.shares();
    float[] sound = flow.toData(noise, new FeatureMix(tracks, shares).track()).values();
    int rateHz = flow.manifest().sampleRateHz();
    return new Waveform(Arrays.copyOf(sound, length(shares)), rateHz);
  }

  private int length(double[] shares) {
    int longest = 0;
    for (int k = 0; k < shares.length; k++) {
      longest = shares[k] > 0 ? Math.max(longest, lengths[k]) : longest;
    }
    return longest;
  }
}
