package flowtone.voice;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.FeatureEncoding;
import flowtone.network.AtomicFile;
import flowtone.network.FlowFamily;
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

  private static final String FLOWS_FOLDER = "flows";

  private VoiceExport() {}

  /**
   * Writes a voice into a directory, which is made if it is missing. The manifest comes last: a
   * voice that was not written to its end is no voice.
   *
   * @throws VoiceException if it cannot be written
   */
  public static void write(
      Path directory, Manifest manifest, TrainedFlow student, TrainedFlow teacher) {
    FeatureEncoding encoding = new FeatureEncoding(manifest.labels().size(), manifest.melBands());
    byte[] model =
        SynthesisGraph.of(student.config(), student.weights(), encoding, manifest.hopSamples())
            .toByteArray();
    try {
      Files.createDirectories(directory);
      AtomicFile.write(directory.resolve("saved_model.pb"), ByteBuffer.wrap(model));
      teacher.write(directory.resolve(TEACHER_FILE));
      describe(directory, manifest);
    } catch (IOException e) {
      throw new VoiceException("expected to write a voice to " + directory + "; got: " + e, e);
    }
  }

  /**
   * Keeps measured figures in a voice's manifest and model card.
   *
   * @param verdict what they say in words
   * @throws VoiceException if they cannot be written
   */
  public static void keepMetrics(Path directory, Map<String, Double> metrics, String verdict) {
    try {
      describe(directory, Voice.manifest(directory).measured(metrics, verdict));
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
  public static TrainedFlow teacher(Path directory) {
    return TrainedFlow.read(directory.resolve(TEACHER_FILE));
  }

  /**
   * Puts a flow beside the student of a voice, in place of an older one of its family.
   *
   * @throws VoiceException if it cannot be written
   */
  public static void addFlow(Path directory, TrainedFlow flow) {
    try {
      Files.createDirectories(directory.resolve(FLOWS_FOLDER));
    } catch (IOException e) {
      throw new VoiceException("expected to write to the voice " + directory + "; got: " + e, e);
    }
    flow.write(flowFile(directory, flow.family()));
  }

  /** Where a voice carries its flow of a family, if it does. */
  static Path flowFile(Path directory, FlowFamily family) {
    return directory.resolve(FLOWS_FOLDER).resolve(family.id() + ".safetensors");
  }
}
