package flowtone.library;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.control.ControlLayout;
import flowtone.storage.AtomicFile;
import flowtone.synthesis.SynthesisGraph;
import flowtone.voice.Manifest;
import flowtone.voice.ManifestBuilder;
import flowtone.voice.TrainedFlow;
import flowtone.voice.VoiceException;
import flowtone.voice.VoiceFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes voices: a SavedModel of the student, its weights and its teacher's, manifest and model
 * card.
 */
public final class VoiceWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private VoiceWriter() {}

  /**
   * Writes a voice into a directory, which is made if it is missing. The manifest comes last: a
   * voice that was not written to its end is no voice.
   *
   * @throws VoiceException if it cannot be written
   */
  public static void write(
      Path directory, Manifest manifest, TrainedFlow student, TrainedFlow teacher) {
    ControlLayout controls = manifest.encoder(student.config().contextHops()).layout();
    byte[] model = SynthesisGraph.of(student.config(), student.weights(), controls).toByteArray();
    try {
      Files.createDirectories(directory);
      AtomicFile.write(VoiceFiles.model(directory), ByteBuffer.wrap(model));
      student.write(VoiceFiles.studentFile(directory));
      teacher.write(VoiceFiles.teacherFile(directory));
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
      describe(
          directory,
          ManifestBuilder.like(VoiceFiles.manifest(directory)).measured(metrics, verdict).build());
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
   * Puts a flow beside the student of a voice, in place of an older one of its family.
   *
   * @throws VoiceException if it cannot be written
   */
  public static void addFlow(Path directory, TrainedFlow flow) {
    try {
      Files.createDirectories(VoiceFiles.flowFile(directory, flow.family()).getParent());
    } catch (IOException e) {
      throw new VoiceException("expected to write to the voice " + directory + "; got: " + e, e);
    }
    flow.write(VoiceFiles.flowFile(directory, flow.family()));
  }
}
