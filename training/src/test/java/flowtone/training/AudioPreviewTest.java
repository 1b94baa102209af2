package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import flowtone.corpus.GeneratedCorpus;
import flowtone.run.EventFiles;
import flowtone.run.RunDirectory;
import flowtone.run.RunSample;
import flowtone.synthesis.Voice;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.ProgressLine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Summary;

/** What a run sounds like is kept while it is trained, for people and for TensorBoard. */
class AudioPreviewTest {
  private static final ProgressLine QUIET =
      new ProgressLine(new PrintStream(OutputStream.nullOutputStream()));

  @TempDir static Path folder;
  private static RunDirectory teacher;
  private static RunDirectory student;

  @BeforeAll
  static void train() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    teacher = RunDirectory.at(folder.resolve("teacher"));
    student = RunDirectory.at(folder.resolve("student"));
    Budget few = new Budget(0, 5);
    TeacherTraining.teach(
        folder.resolve("corpus"),
        teacher.path(),
        TinyConfigs.teacher(),
        StartingWeights.NONE,
        few,
        QUIET);
    Distillation.distill(
        teacher.path(), student.path(), TinyConfigs.student(), StartingWeights.NONE, few, QUIET);
  }

  @Test
  void tensorBoardHasSoundAndPictureOfEachLabelOfTeacherAndStudent() throws IOException {
    for (RunDirectory run : List.of(teacher, student)) {
      for (String label : List.of("low", "high")) {
        Summary.Audio audio = value(run, "sound/" + label).getAudio();
        assertEquals(16000, audio.getSampleRate());
        Waveform sound =
            AudioFiles.read(
                Files.write(
                    folder.resolve("sound.wav"), audio.getEncodedAudioString().toByteArray()));
        assertEquals(audio.getLengthFrames(), sound.samples().length);
        assertTrue(sound.samples().length > 8000);

        Summary.Image image = value(run, "spectrogram/" + label).getImage();
        BufferedImage seen = ImageIO.read(image.getEncodedImageString().newInput());
        assertEquals(image.getWidth(), seen.getWidth());
        assertEquals(image.getHeight(), seen.getHeight());
      }
    }
  }

  @Test
  void theSoundsLieBesideTheRecordingsInTheRun() throws IOException {
    try (Stream<Path> files = Files.list(teacher.samples().directory())) {
      assertEquals(
          List.of("high-recording.wav", "high.wav", "low-recording.wav", "low.wav"),
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.startsWith("step-"))
              .sorted()
              .toList());
    }
  }

  @Test
  void whatItSoundedLikeAlongTheTrainingIsKept() throws IOException {
    List<RunSample> samples = teacher.samples().list();
    assertTrue(samples.size() >= 2, samples.toString());
    for (RunSample sample : samples) {
      Path file = teacher.samples().named(sample.file()).orElseThrow();
      Path recording = teacher.samples().named(sample.recording()).orElseThrow();
      assertEquals(Files.size(recording), Files.size(file));
    }
    RunSample last = samples.get(samples.size() - 1);
    assertArrayEquals(
        Files.readAllBytes(teacher.samples().latest(last.label())),
        Files.readAllBytes(teacher.samples().at(last.step(), last.label())));
  }

  @Test
  void theStudentAsItIsCanBePlayedWhileItIsTrained() {
    try (Voice voice = Voice.load(student.samples().directory().resolve("preview"))) {
      assertEquals(List.of("high", "low"), voice.manifest().labelNames());
    }
  }

  private static Summary.Value value(RunDirectory run, String tag) throws IOException {
    return EventFiles.read(run.events()).stream()
        .flatMap(event -> event.getSummary().getValueList().stream())
        .filter(value -> value.getTag().equals(tag))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("no " + tag));
  }
}
