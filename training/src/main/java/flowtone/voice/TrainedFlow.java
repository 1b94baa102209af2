package flowtone.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamily;
import flowtone.storage.WeightArray;
import flowtone.storage.WeightsFile;
import java.nio.file.Path;
import java.util.Map;

/**
 * A flow with its trained weights. Its file is self-describing: the configuration is in the
 * metadata.
 *
 * @param config family and sizes
 * @param weights by name
 */
public record TrainedFlow(FlowConfig config, Map<String, WeightArray> weights) {
  private static final String CONFIG = "config";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Its family. */
  public FlowFamily family() {
    return config.family();
  }

  /** Number of trained parameters. */
  public long parameters() {
    return weights.values().stream().mapToLong(weight -> weight.values().length).sum();
  }

  /**
   * Reads a file that {@link #write} wrote.
   *
   * @throws flowtone.storage.WeightsException if it is missing, truncated or damaged
   * @throws VoiceException if it holds weights but not the sizes of a flow
   */
  public static TrainedFlow read(Path file) {
    WeightsFile stored = WeightsFile.read(file);
    try {
      String config = stored.metadata().getOrDefault(CONFIG, "");
      return new TrainedFlow(JSON.readValue(config, FlowConfig.class), stored.arrays());
    } catch (JsonProcessingException e) {
      throw new VoiceException("expected the sizes of a flow in " + file + "; got others", e);
    }
  }

  /**
   * Writes it atomically, replacing an older file of that name.
   *
   * @throws flowtone.storage.WeightsException if it cannot be written
   */
  public void write(Path file) {
    try {
      WeightsFile.write(file, weights, Map.of(CONFIG, JSON.writeValueAsString(config)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("expected sizes that can be written as JSON", e);
    }
  }
}
