package flowtone.synthesis;

import flowtone.control.FeatureTrack;
import flowtone.control.HarmonicPhase;
import flowtone.incremental.FlowConditioner;
import flowtone.incremental.TeacherSampler;
import flowtone.network.ControlArrays;
import flowtone.voice.Manifest;
import java.util.Arrays;

/**
 * One listener to a teacher. Chunks of whole hops make the same sound as the whole at once. Before
 * the first chunk the teacher hears as much silence as it can look back on. The teacher is shared;
 * this is not thread-safe.
 */
public final class TeacherStream {
  private final StreamState session;
  private final FlowConditioner conditioner;
  private final TeacherSampler sampler;
  private final Manifest manifest;
  private final int contextHops;
  private final int historyHops;
  private int leadHops;

  /**
   * @param session whose history reaches back over context and lead
   * @param sampler that remembers what it sampled before, if there is to be more than one chunk
   * @param contextHops hops of features before a chunk that its conditioning looks back on
   * @param leadHops hops of silence before the first chunk
   */
  TeacherStream(
      StreamState session,
      FlowConditioner conditioner,
      TeacherSampler sampler,
      Manifest manifest,
      int contextHops,
      int leadHops) {
    this.session = session;
    this.conditioner = conditioner;
    this.sampler = sampler;
    this.manifest = manifest;
    this.contextHops = contextHops;
    this.historyHops = contextHops + leadHops;
    this.leadHops = leadHops;
  }

  /**
   * The sound of the next chunk, at the level of recordings [samples].
   *
   * @throws IllegalArgumentException if the features are of another rate or hop than the teacher's
   */
  public float[] next(FeatureTrack chunk) {
    manifest.requireFit(chunk);
    int leadSamples = leadHops * chunk.hopSamples();
    float[] noise = before(leadSamples, session.noise(chunk.samples()));
    float[] sound = sampler.sample(conditioner.apply(controls(chunk)), noise, leadSamples);
    leadHops = 0;
    for (int t = leadSamples; t < sound.length; t++) {
      sound[t] /= manifest.gain();
    }
    return Arrays.copyOfRange(sound, leadSamples, sound.length);
  }

  private ControlArrays controls(FeatureTrack chunk) {
    float[] rows = session.history().features(chunk);
    int width = rows.length / (historyHops + chunk.hops());
    int heard = rows.length - (contextHops + leadHops + chunk.hops()) * width;
    return new ControlArrays(
        leadHops + chunk.hops(),
        contextHops,
        Arrays.copyOfRange(rows, heard, rows.length),
        before(2 * leadHops, session.history().pitch(chunk)),
        before(leadHops * chunk.hopSamples(), HarmonicPhase.cycles(chunk, 0, chunk.hops())));
  }

  private static float[] before(int zeros, float[] values) {
    float[] both = new float[zeros + values.length];
    System.arraycopy(values, 0, both, zeros, values.length);
    return both;
  }
}
