package flowtone.voice;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.storage.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a voice directory, and what can be read of them without loading the voice. */
public final class VoiceFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private VoiceFiles() {}

  /** File of the student's graph, a SavedModel. */
  public static Path model(Path directory) {
    return directory.resolve("saved_model.pb");
  }

  /** File of the student's weights, which it is played by in plain Java; older voices have none. */
  public static Path studentFile(Path directory) {
    return directory.resolve("student.safetensors");
  }

  /** File of the teacher's weights. */
  public static Path teacherFile(Path directory) {
    return directory.resolve("teacher.safetensors");
  }

  /** File of the flow of a family; not every voice has one. */
  public static Path flowFile(Path directory, FlowFamily family) {
    return directory.resolve("flows").resolve(family.id() + ".safetensors");
  }

  /**
   * The manifest of the voice in a directory.
   *
   * @throws VoiceException if it is missing, damaged or of a newer format
   */
  public static Manifest manifest(Path directory) {
    Path file = directory.resolve(Manifest.FILE_NAME);
    if (!Files.isRegularFile(file)) {
      throw new VoiceException("expected a voice with a manifest.json in " + directory);
    }
    Manifest manifest;
    try {
      manifest = JSON.readValue(file.toFile(), Manifest.class);
    } catch (IOException e) {
      throw new VoiceException(
          "expected a manifest of format %d or older in %s; got a damaged or newer one"
              .formatted(Manifest.FORMAT_VERSION, file),
          e);
    }
    if (manifest.formatVersion() > Manifest.FORMAT_VERSION) {
      throw new VoiceException(
          "expected a voice of format %d or older in %s; got format %d: a newer Flowtone reads it"
              .formatted(Manifest.FORMAT_VERSION, directory, manifest.formatVersion()));
    }
    return manifest;
  }

  /**
   * The student of a voice.
   *
   * @throws VoiceException if its weights or sizes cannot be read
   */
  public static TrainedFlow student(Path directory) {
    try {
      return TrainedFlow.read(studentFile(directory));
    } catch (WeightsException e) {
      throw new VoiceException(e.getMessage(), e);
    }
  }

  /**
   * The teacher of a voice.
   *
   * @throws VoiceException if its sizes cannot be read
   */
  public static TrainedFlow teacher(Path directory) {
    return TrainedFlow.read(teacherFile(directory));
  }

  /** Families of the flows that a voice has beside its student, in a fixed order. */
  public static List<FlowFamily> flows(Path directory) {
    return FlowFamilies.all().stream()
        .filter(family -> Files.isRegularFile(flowFile(directory, family)))
        .toList();
  }
}
