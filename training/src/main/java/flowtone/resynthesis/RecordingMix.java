package flowtone.resynthesis;

import flowtone.audio.Resampler;
import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.flow.Passes;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.synthesis.FlowStream;
import flowtone.synthesis.FlowSynthesizer;
import flowtone.synthesis.SynthesisStream;
import flowtone.synthesis.Voice;
import flowtone.voice.LatentMix;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Four recordings mixed in the latent space of a flow: each is transformed to noise given its own
 * features, the noises are mixed, and the mix is transformed to audio given the features mixed by
 * the squares of the same coefficients. A corner returns the recording itself. Immutable; usable as
 * long as the flow is open.
 */
public final class RecordingMix {
  private static final double MIN_SECONDS = 0.1;
  private static final float SILENT_PEAK = 1e-4f;

  /**
   * One of the recordings.
   *
   * @param name for error messages
   * @param sound at any rate and as recorded
   * @param labelWeights one weight per label of the voice, summing to one
   */
  public record Part(String name, Waveform sound, float[] labelWeights) {
    public Part {
      if (sound.seconds() < MIN_SECONDS) {
        throw new IllegalArgumentException(
            "expected a recording of at least %s seconds; got %.3f in %s"
                .formatted(MIN_SECONDS, sound.seconds(), name));
      }
      if (!isAudible(sound.samples())) {
        throw new IllegalArgumentException(
            "expected a recording that can be heard; got silence in " + name);
      }
    }

    private static boolean isAudible(float[] samples) {
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
   * Extracts the features of the recordings and transforms them to noise, which takes a while.
   *
   * @param flow one that samples in one pass
   * @param parts four recordings; silence follows the shorter ones
   * @throws IllegalArgumentException with one sentence if they are not four, their labels are
   *     unusable or the flow does not sample in one pass
   */
  public RecordingMix(FlowSynthesizer flow, List<Part> parts) {
    if (parts.size() != LatentMix.NOISES) {
      throw new IllegalArgumentException("expected four recordings; got " + parts.size());
    }
    if (!families().contains(flow.family())) {
      throw new IllegalArgumentException(
          "expected a flow that samples in one pass, %s; got %s"
              .formatted(familyNames(), flow.family()));
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
   * The best flow of a voice that samples in one pass.
   *
   * @throws VoiceException if it has none
   */
  public static FlowFamily family(Voice voice) {
    return families().stream()
        .filter(voice.flows()::contains)
        .findFirst()
        .orElseThrow(
            () ->
                new VoiceException(
                    "expected a voice with a flow that samples in one pass, %s; got %s"
                            .formatted(familyNames(), voice.manifest().name())
                        + " with "
                        + (voice.flows().isEmpty() ? "none" : voice.flows())));
  }

  /** Those that take one pass either way, the most expressive first. */
  private static List<FlowFamily> families() {
    List<FlowFamily> families =
        new ArrayList<>(
            FlowFamilies.all().stream()
                .filter(family -> family.passes().equals(Passes.ONE_EACH))
                .toList());
    Collections.reverse(families);
    return families;
  }

  private static String familyNames() {
    return families().stream().map(FlowFamily::id).collect(Collectors.joining(" or "));
  }

  private float[] atRate(Waveform sound) {
    return Resampler.resample(sound, flow.manifest().sampleRateHz()).samples();
  }

  /** Features are measured without rumble, as in training; the noise is that of the full signal. */
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
   * The audio of a mix, as long as the longest recording with a share in it.
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

  /**
   * A mix that is made as it is asked for.
   *
   * @param track its features, in whole hops
   * @param stream to be asked for the track from its beginning, chunk by chunk
   */
  public record Mixed(FeatureTrack track, SynthesisStream stream) {}

  /** The audio of a mix as {@link #at} makes it, to the end of its last hop. */
  public Mixed open(LatentMix mix) {
    double[] noise = mix.mix(noises);
    double[] shares = mix.shares();
    int hopSamples = flow.manifest().hopSamples();
    int hops = (length(shares) + hopSamples - 1) / hopSamples;
    FlowStream stream = flow.streamToData();
    int[] at = {0};
    return new Mixed(
        new FeatureMix(tracks, shares).track().slice(0, hops),
        chunk -> {
          float[] next = new float[chunk.samples()];
          for (int i = 0; i < next.length; i++) {
            next[i] = (float) noise[at[0]++];
          }
          return stream.next(next, chunk).values();
        });
  }

  private int length(double[] shares) {
    int longest = 0;
    for (int k = 0; k < shares.length; k++) {
      longest = shares[k] > 0 ? Math.max(longest, lengths[k]) : longest;
    }
    return longest;
  }
}
