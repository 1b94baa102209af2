package flowtone.synthesis;

import flowtone.model.FlowFamily;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import flowtone.voice.VoiceException;
import flowtone.voice.VoiceFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * An opened voice directory, which hands out what can be played with it: its student, loaded with
 * it and closed with it, its teacher and the flows it carries, loaded when they are asked for.
 * Immutable, shared, thread-safe. Whoever loads it closes it, after the last sound.
 */
public final class Voice implements AutoCloseable {
  private final Path directory;
  private final StudentSynthesizer student;

  private Voice(Path directory, StudentSynthesizer student) {
    this.directory = directory;
    this.student = student;
  }

  /**
   * Loads a voice directory.
   *
   * @throws VoiceException if it is missing, damaged or of a newer format
   */
  public static Voice load(Path directory) {
    return new Voice(directory, StudentSynthesizer.load(directory));
  }

  /** Where this voice was loaded from. */
  public Path directory() {
    return directory;
  }

  public Manifest manifest() {
    return student.manifest();
  }

  /** What it is played by; stays the voice's to close. */
  public StudentSynthesizer student() {
    return student;
  }

  /**
   * The teacher this voice was distilled from, which the caller closes.
   *
   * @throws VoiceException if the voice does not carry a usable one
   */
  public TeacherSynthesizer openTeacher() {
    return TeacherSynthesizer.incremental(manifest(), VoiceFiles.teacher(directory));
  }

  /** Families of the flows it carries beside its student, in a fixed order. */
  public List<FlowFamily> flows() {
    return VoiceFiles.flows(directory);
  }

  /**
   * A flow it carries, which the caller closes.
   *
   * @throws VoiceException if it carries none of that family
   */
  public FlowSynthesizer openFlow(FlowFamily family) {
    if (!flows().contains(family)) {
      throw new VoiceException(
          "expected one of the flows that the voice %s carries, %s; got '%s'"
              .formatted(manifest().name(), flows(), family));
    }
    return new FlowSynthesizer(
        manifest(), TrainedFlow.read(VoiceFiles.flowFile(directory, family)));
  }

  @Override
  public void close() {
    student.close();
  }
}
