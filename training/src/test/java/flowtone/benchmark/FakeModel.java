package flowtone.benchmark;

import flowtone.control.FeatureTrack;
import flowtone.synthesis.SynthesisStream;
import java.util.List;
import java.util.Set;

/** Takes a known time a sample, on a clock of its own, and writes down when it was asked. */
final class FakeModel implements BenchmarkedModel {
  /** A clock that stands still unless a contestant works. */
  static final class FakeClock implements Clock {
    private double nanos;

    @Override
    public Reading read() {
      return new Reading(Math.round(nanos), Math.round(2 * nanos), Math.round(nanos));
    }
  }

  private final String id;
  private final double samplesPerSecond;
  private final FakeClock clock;
  private final List<String> diary;
  private final Set<Mode> disciplines;

  FakeModel(
      String id,
      double samplesPerSecond,
      FakeClock clock,
      List<String> diary,
      Set<Mode> disciplines) {
    this.id = id;
    this.samplesPerSecond = samplesPerSecond;
    this.clock = clock;
    this.diary = diary;
    this.disciplines = disciplines;
  }

  @Override
  public Profile profile() {
    return new Profile(id, id, "fake", 7L, 100, 28L, null, new Profile.PassesInWords("1", "1"));
  }

  @Override
  public Set<Mode> disciplines() {
    return disciplines;
  }

  @Override
  public float[] sample(FeatureTrack track, long seed) {
    diary.add(id + " offline " + track.hops());
    clock.nanos += 1e9 * track.samples() / samplesPerSecond;
    return new float[track.samples()];
  }

  /** Half as fast as offline. */
  @Override
  public SynthesisStream open(long seed) {
    diary.add(id + " live");
    return chunk -> {
      clock.nanos += 2e9 * chunk.samples() / samplesPerSecond;
      return new float[chunk.samples()];
    };
  }

  @Override
  public void close() {
    diary.add(id + " closed");
  }
}
