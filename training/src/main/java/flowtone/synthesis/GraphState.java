package flowtone.synthesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A stream of a student that is played as its SavedModel. */
final class GraphState implements StudentState {
  private final StudentRunner runner;
  private float[] memory;

  /**
   * @param memory not written to
   */
  GraphState(StudentRunner runner, float[] memory) {
    this.runner = runner;
    this.memory = memory;
  }

  @Override
  public float[] next(Given given) {
    return next(List.of(this), List.of(given)).get(0);
  }

  /** The next chunks of some streams, of equal length, as one batch. */
  static List<float[]> next(List<GraphState> states, List<Given> given) {
    StudentRunner runner = states.get(0).runner;
    StudentRunner.Rendered rendered =
        runner.render(
            ChunkTransform.Chunk.batch(
                IntStream.range(0, states.size())
                    .mapToObj(s -> states.get(s).chunk(given.get(s)))
                    .toList()));
    int samples = given.get(0).noise().length;
    int size = runner.stateSize();
    List<float[]> sounds = new ArrayList<>();
    for (int s = 0; s < states.size(); s++) {
      states.get(s).memory = Arrays.copyOfRange(rendered.nextState(), s * size, (s + 1) * size);
      sounds.add(Arrays.copyOfRange(rendered.audio(), s * samples, (s + 1) * samples));
    }
    return sounds;
  }

  /** What the graph is fed. */
  ChunkTransform.Chunk chunk(Given given) {
    return new ChunkTransform.Chunk(given.noise(), given.controls(), memory);
  }

  @Override
  public void skip() {
    // The graph reads all that its conditioning looks back on with every chunk.
  }

  @Override
  public GraphState copy() {
    return new GraphState(runner, memory);
  }

  @Override
  public int size() {
    return runner.stateSize();
  }
}
