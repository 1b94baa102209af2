package flowtone.benchmark.timing;

import flowtone.benchmark.model.BenchmarkedModel;
import flowtone.benchmark.model.Mode;
import flowtone.benchmark.model.ModelIds;
import flowtone.benchmark.model.ModelProfile;
import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.synthesis.SynthesisStream;
import java.util.List;
import java.util.Set;

/** Takes a known time a sample, on a clock of its own, and writes down when it was asked. */
public final class FakeModel implements BenchmarkedModel {
  public static final int SAMPLE_RATE_HZ = 10_000;
  static final int HOPS = 500;
  static final int HOP_SAMPLES = 80;

  /** A clock that stands still unless a model works. */
  public static final class FakeClock implements Clock {
    private double nanos;

    @Override
    public Reading read() {
      return new Reading(Math.round(nanos), Math.round(2 * nanos), Math.round(nanos));
    }
  }

  private final String id;
  private final double samplesPerSecond;
  private final FakeClock clock;
  private final List<String> calls;
  private final Set<Mode> modes;

  FakeModel(
      String id, double samplesPerSecond, FakeClock clock, List<String> calls, Set<Mode> modes) {
    this.id = id;
    this.samplesPerSecond = samplesPerSecond;
    this.clock = clock;
    this.calls = calls;
    this.modes = modes;
  }

  /** A textbook and a cached teacher and their student: 100, 10,000, 100,000 samples a second. */
  public static List<BenchmarkedModel> trio(FakeClock clock, List<String> calls) {
    Set<Mode> both = Set.of(Mode.OFFLINE, Mode.LIVE);
    return List.of(
        new FakeModel(ModelIds.TEACHER_TEXTBOOK, 100, clock, calls, Set.of(Mode.OFFLINE)),
        new FakeModel(ModelIds.TEACHER_CACHED, 10_000, clock, calls, both),
        new FakeModel(ModelIds.STUDENT, 100_000, clock, calls, both));
  }

  /** Silent notes of {@link #HOPS}. */
  public static Workload workload() {
    FeatureTrack track = new FeatureTrackBuilder(SAMPLE_RATE_HZ, HOP_SAMPLES, HOPS).build();
    return new Workload(track, new float[track.samples()], 1);
  }

  @Override
  public ModelProfile profile() {
    return new ModelProfile(
        id, id, "fake", 7L, 100, null, new ModelProfile.PassesInWords("1", "1"));
  }

  @Override
  public Set<Mode> modes() {
    return modes;
  }

  @Override
  public float[] sample(FeatureTrack track, long seed) {
    calls.add(id + " offline " + track.hops());
    clock.nanos += 1e9 * track.samples() / samplesPerSecond;
    return new float[track.samples()];
  }

  /** Half as fast as offline. */
  @Override
  public SynthesisStream open(long seed) {
    calls.add(id + " live");
    return chunk -> {
      clock.nanos += 2e9 * chunk.samples() / samplesPerSecond;
      return new float[chunk.samples()];
    };
  }

  @Override
  public void close() {
    calls.add(id + " closed");
  }
}
