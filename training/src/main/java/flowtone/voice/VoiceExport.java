package flowtone.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.FeatureEncoding;
import flowtone.network.AtomicFile;
import flowtone.network.FlowConfig;
import flowtone.network.WeightArray;
import flowtone.network.WeightsFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes voices: a SavedModel of the student, the teacher's weights, manifest and model card. */
public final class VoiceExport {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Name of the teacher's weights in a voice. */
  public static final String TEACHER_FILE = "teacher.safetensors";

  /** Name under which the teacher's sizes are kept beside its weights. */
  public static final String TEACHER_CONFIG = "config";

  /**
   * A trained network.
   *
   * @param config sizes
   * @param weights by name
   */
  public record Trained(FlowConfig config, Map<String, WeightArray> weights) {}

  private VoiceExport() {}

  /**
   * Writes a voice into a directory, which is made if it is missing. The manifest comes last: a
   * voice that was not written to its end is no voice.
   *
   * @throws VoiceException if it cannot be written
   */
  public static void write(Path directory, Manifest manifest, Trained student, Trained teacher) {
    FeatureEncoding encoding = new FeatureEncoding(manifest.labels().size(), manifest.melBands());
    byte[] model =
        SynthesisGraph.of(student.config(), student.weights(), encoding, manifest.hopSamples())
            .toByteArray();
    try {
      Files.createDirectories(directory);
      AtomicFile.write(directory.resolve("saved_model.pb"), ByteBuffer.wrap(model));
      WeightsFile.write(
          directory.resolve(TEACHER_FILE),
          teacher.weights(),
          Map.of(TEACHER_CONFIG, JSON.writeValueAsString(teacher.config())));
      describe(directory, manifest);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("expected sizes that can be written as JSON", e);
    } catch (IOException e) {
      throw new VoiceException("expected to write a voice to " + directory + "; got: " + e, e);
    }
  }

  /**
   * Keeps measured figures in a voice's manifest and model card.
   *
   * @throws VoiceException if they cannot be written
   */
  public static void keepMetrics(Path directory, Map<String, Double> metrics) {
    try {
      describe(directory, Voice.manifest(directory).withMetrics(metrics));
    } catch (IOException e) {
      throw new VoiceException("expected to write to the voice " + directory + "; got: " + e, e);
    }
  }

  private static void describe(Path directory, Manifest manifest) throws IOException {
    byte[] card = ModelCard.of(manifest).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(directory.resolve("README.md"), ByteBuffer.wrap(card));
    byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
    AtomicFile.write(directory.resolve(Manifest.FILE_NAME), ByteBuffer.wrap(text));
  }

  /**
   * The teacher a voice carries.
   *
   * @throws VoiceException if its sizes cannot be read
   */
  public static Trained teacher(Path directory) {
    WeightsFile file = WeightsFile.read(directory.resolve(TEACHER_FILE));
    try {
      FlowConfig config =
          JSON.readValue(file.metadata().getOrDefault(TEACHER_CONFIG, ""), FlowConfig.class);
      return new Trained(config, file.arrays());
    } catch (JsonProcessingException e) {
      throw new VoiceException("expected a teacher's sizes in " + directory + "; got others", e);
    }
  }
}
