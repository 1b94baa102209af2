package flowtone.synthesis;

import flowtone.control.ControlEncoder;
import flowtone.control.ControlLayout;
import flowtone.control.FeatureEncoding;
import flowtone.control.HopFeatures;
import flowtone.graph.NetworkContext;
import flowtone.graph.SilentMemory;
import flowtone.graph.TimeRows;
import flowtone.graph.TrainableParameters;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.model.StudentModel;
import flowtone.model.TeacherModel;
import flowtone.network.ConditionerConfig;
import flowtone.network.ControlSignals;
import flowtone.network.NetworkConfig;
import flowtone.storage.WeightArray;
import java.util.Arrays;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Weights, set by hand, of a real student that sings a sine at the asked pitch and loudness: what a
 * test hears of it is known beforehand.
 */
public final class SineWeights {
  public static final FlowConfig STUDENT = config(2);
  public static final FlowConfig TEACHER = config(1);

  private static final int HOP_SAMPLES = 128;
  private static final int LOUDNESS_COLUMN = 2;
  private static final float BRIGHTNESS_SPREAD_OCTAVES = 1.5f;

  private SineWeights() {}

  private static FlowConfig config(int flows) {
    NetworkConfig network = new NetworkConfig(16, 4, java.util.List.of(1, 2), 8);
    ConditionerConfig conditioner = new ConditionerConfig(2, java.util.List.of(1), 2);
    return new FlowConfig(
        flows == 1 ? FlowFamilies.MAF : FlowFamilies.IAF, flows, network, conditioner, -9, -8.9);
  }

  /**
   * A student that sings a sine over noise at the floor of its scale; if it reads brightness, it is
   * the louder the brighter, by some 8 dB an octave.
   */
  public static Map<String, WeightArray> student(FeatureEncoding encoding) {
    Map<String, WeightArray> weights = initial(STUDENT, encoding);
    weights.forEach(
        (name, weight) -> {
          if (!name.endsWith("outputBias")) {
            Arrays.fill(weight.values(), 0);
          }
        });
    // The encoding has loudness / 40 + 1 in one column; 2 more keeps the leaky unit linear.
    weights.get("conditioner/input").values()[LOUDNESS_COLUMN * 2] = 1;
    weights.get("conditioner/inputBias").values()[0] = 2;
    if (HopFeatures.ids(encoding.further()).indexOf(HopFeatures.BRIGHTNESS) == 0) {
      weights.get("conditioner/input").values()[firstFurtherColumn(encoding) * 2] =
          10 * BRIGHTNESS_SPREAD_OCTAVES / FeatureEncoding.LOUDNESS_SPREAD_DB;
    }
    // log amplitude = ln(10) / 20 * dB + ln(sqrt 2), which is what a sine of that level needs;
    // 5 undoes the carrier's initial log amplitude.
    double slope = 40 * Math.log(10) / 20;
    weights.get("carrier/amplitude").values()[0] = (float) slope;
    float[] bias = weights.get("carrier/amplitudeBias").values();
    bias[0] = (float) (5 - 3 * slope + 0.5 * Math.log(2));
    bias[1] = -40;
    return weights;
  }

  private static int firstFurtherColumn(FeatureEncoding encoding) {
    return new FeatureEncoding(encoding.labels(), 0).width();
  }

  /** A student as it is before training, its output layers no longer nearly silent. */
  public static Map<String, WeightArray> untrained(FeatureEncoding encoding) {
    Map<String, WeightArray> weights = initial(STUDENT, encoding);
    weights.forEach(
        (name, weight) -> {
          if (name.endsWith("/output")) {
            float[] values = weight.values();
            for (int i = 0; i < values.length; i++) {
              values[i] *= 5;
            }
          }
        });
    return weights;
  }

  /** A teacher that has learned nothing. */
  public static Map<String, WeightArray> teacher(FeatureEncoding encoding) {
    return initial(TEACHER, encoding);
  }

  private static Map<String, WeightArray> initial(FlowConfig config, FeatureEncoding encoding) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      TrainableParameters parameters = new TrainableParameters(tf, 1);
      TimeRows rows = new TimeRows(tf, tf.constant(1));
      NetworkContext context =
          new NetworkContext(rows, parameters, new SilentMemory(tf, rows.batch()));
      ControlLayout layout =
          new ControlEncoder(encoding, config.contextHops(), HOP_SAMPLES).layout();
      ControlSignals controls = ControlSignals.placeholders(tf, 1, 1, layout);
      Placeholder<TFloat32> signal = placeholder(tf, 1, HOP_SAMPLES);
      if (config.flows() == 1) {
        new TeacherModel(context, config, encoding.width(), HOP_SAMPLES)
            .conditional(signal, controls);
      } else {
        new StudentModel(context, config, encoding.width(), HOP_SAMPLES).composed(signal, controls);
      }
      return parameters.initialValues();
    }
  }

  private static Placeholder<TFloat32> placeholder(Ops tf, long... shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
  }
}
