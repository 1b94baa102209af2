package flowtone.streaming;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.control.ControlFrames;
import flowtone.control.ControlLayout;
import flowtone.flow.Affine;
import flowtone.graph.NetworkContext;
import flowtone.kernel.KernelForms;
import flowtone.kernel.Kernels;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.model.StudentModel;
import flowtone.network.ConditionerConfig;
import flowtone.network.ControlSignals;
import flowtone.network.GraphUnderTest;
import flowtone.network.ModelUnderTest;
import flowtone.network.NetworkConfig;
import flowtone.network.RoughParameters;
import flowtone.storage.WeightArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class StreamingStudentTest {
  private static final int HOP = 32;
  private static final double ROUGH = 0.3;

  /** Of the sizes of the shipped instruments. */
  private static final FlowConfig SHIPPED =
      new FlowConfig(
          FlowFamilies.IAF,
          4,
          new NetworkConfig(16, 64, List.of(1, 2, 4, 8, 16, 32), 32),
          new ConditionerConfig(64, List.of(1, 2), 64),
          -12,
          -1);

  @ParameterizedTest
  @CsvSource({"1, 16, 1", "2, 16, 2", "3, 16, 3", "4, 16, 4", "4, 4, 5", "2, 1, 6", "2, 32, 7"})
  void anyChunksAreTheSoundOfTheGraph(int flows, int n, long seed) {
    soundsAsTheGraphDoes(ModelUnderTest.config(flows, n, 12, 1, 2, 4), HOP, 30, seed);
  }

  @Test
  void aStudentOfTheShippedStructureSoundsAsTheGraphDoes() {
    soundsAsTheGraphDoes(SHIPPED, 128, 20, 8);
  }

  @Test
  void aStudentWithoutCarrierAndLinearTapsSoundsAsTheGraphDoes() {
    FlowConfig plain =
        new FlowConfig(
            FlowFamilies.IAF,
            3,
            new NetworkConfig(8, 33, List.of(3, 1), 0),
            new ConditionerConfig(7, List.of(2), 0),
            -6,
            -1.5);
    soundsAsTheGraphDoes(plain, 48, 20, 9);
  }

  @Test
  void noiseOfAnotherLengthIsRefused() {
    FlowConfig config = ModelUnderTest.config(2, 4, 8, 1);
    Drawn drawn = draw(config, HOP, 2, 1);
    StreamingStudent student = student(config, drawn, Kernels.best());
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> student.next(drawn.controls(), new float[65], student.memory()));
    assertEquals(
        "expected the controls of one sound and as many values of noise, 64; got 1 sounds and 65",
        refusal.getMessage());
  }

  private static void soundsAsTheGraphDoes(FlowConfig config, int hopSamples, int hops, long seed) {
    Drawn drawn = draw(config, hopSamples, hops, seed);
    Random random = new Random(seed);
    for (Kernels kernels : KernelForms.all()) {
      StreamingStudent student = student(config, drawn, kernels);
      for (int most : new int[] {1, 2, 5, hops}) {
        float[] sound = inChunks(student, drawn, () -> 1 + random.nextInt(most));
        assertArrayEquals(drawn.sound(), sound, 1e-5f, kernels + ", up to " + most + " hops");
      }
    }
  }

  private static StreamingStudent student(FlowConfig config, Drawn drawn, Kernels kernels) {
    ControlLayout layout = drawn.controls().layout();
    return new StreamingStudent(config, drawn.weights(), layout, kernels);
  }

  private static float[] inChunks(
      StreamingStudent student, Drawn drawn, java.util.function.IntSupplier lengths) {
    StudentMemory memory = student.memory();
    ControlFrames all = drawn.controls();
    int hopSamples = all.layout().hopSamples();
    float[] sound = new float[all.samples()];
    for (int hop = 0; hop < all.hops(); ) {
      int count = Math.min(all.hops() - hop, lengths.getAsInt());
      float[] noise = new float[count * hopSamples];
      System.arraycopy(drawn.noise(), hop * hopSamples, noise, 0, noise.length);
      float[] chunk = student.next(all.part(hop, count), noise, memory);
      System.arraycopy(chunk, 0, sound, hop * hopSamples, chunk.length);
      hop += count;
    }
    return sound;
  }

  /** A sound that the training graph's student made, and what it made it of. */
  private record Drawn(
      Map<String, WeightArray> weights, ControlFrames controls, float[] noise, float[] sound) {}

  private static Drawn draw(FlowConfig config, int hopSamples, int hops, long seed) {
    float[] noise = GraphUnderTest.gaussians(hops * hopSamples, 1, seed);
    ControlFrames controls = ModelUnderTest.random(config, hops, hopSamples, seed);
    try (GraphUnderTest graph = new GraphUnderTest()) {
      RoughParameters parameters = new RoughParameters(graph.tf(), seed, ROUGH);
      Operand<TFloat32> z = graph.input(1, -1);
      ControlSignals signals = ModelUnderTest.controls(graph, 1);
      NetworkContext context = graph.silent(parameters, graph.tf().constant(1));
      Affine composed =
          new StudentModel(context, config, ModelUnderTest.FEATURES, hopSamples)
              .composed(z, signals);
      List<GraphUnderTest.Feed> feeds = new ArrayList<>(ModelUnderTest.feeds(signals, controls));
      feeds.add(new GraphUnderTest.Feed(z, noise, 1, noise.length));
      float[] sound = graph.run(feeds, List.of(composed.apply(z))).get(0);
      return new Drawn(parameters.arrays(), controls, noise, sound);
    }
  }
}
