package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.RecordingStream;
import flowtone.audio.file.SampleDepth;
import flowtone.audio.file.SoundFormat;
import flowtone.audio.file.SoundWriter;
import flowtone.corpus.CorpusDescription;
import flowtone.library.TestVoices;
import flowtone.run.AnotherProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that are longer than the heap is large. */
@Tag("long")
class LongRecordingsTest {
  /** The higher, the less sound fills a heap. */
  private static final int RATE = 192_000;

  /** At four bytes a sample more than the heap. */
  private static final int SECONDS = 280;

  private static final int HEAP_MEGABYTES = 200;

  @TempDir private Path folder;
  private Path recording;

  @BeforeEach
  void record() throws IOException {
    recording = folder.resolve("long/long.flac");
    assertTrue(recording.getParent().toFile().mkdir());
    Random random = new Random(1);
    try (SoundWriter writer =
        SoundWriter.create(recording, SoundFormat.FLAC, SampleDepth.INT16, RATE)) {
      for (int second = 0; second < SECONDS; second++) {
        boolean sounds = second % 10 == 0 || second == SECONDS - 1;
        writer.write(sounds ? note(200 + random.nextInt(300)) : new float[RATE]);
      }
    }
  }

  /** A second. */
  private static float[] note(int hertz) {
    float[] samples = new float[RATE];
    for (int i = 0; i < RATE; i++) {
      double phase = (double) i * hertz / RATE % 1;
      samples[i] = (float) (0.3 * (2 * phase - 1) * Math.min(1, i / 500.0));
    }
    return samples;
  }

  private static int run(String... arguments) throws Exception {
    List<String> heap = List.of("-Xmx" + HEAP_MEGABYTES + "m");
    return AnotherProcess.start(heap, Main.class, arguments).waitFor();
  }

  @Test
  void areMadeACorpusOf() throws Exception {
    Path corpus = folder.resolve("corpus");
    assertEquals(
        0,
        run(
            "prepare",
            "--recordings",
            folder.resolve("long").toString(),
            "--corpus",
            corpus.toString(),
            "--silence",
            "keep"));
    CorpusDescription description = CorpusDescription.read(corpus);
    double seconds = description.recordings().stream().mapToDouble(description::seconds).sum();
    assertEquals(SECONDS, seconds, 0.01 * SECONDS);
  }

  @Test
  void areResynthesized() throws Exception {
    String voice = TestVoices.write(folder.resolve("voices"), TestVoices.duet("duet")).toString();
    Path made = folder.resolve("made.flac");
    assertEquals(
        0, run("resynthesize", "--voice", voice, "--in", "" + recording, "--out", "" + made));
    try (RecordingStream stream = RecordingStream.open(made)) {
      long samples = 0;
      for (float[] block = stream.next(); block.length > 0; block = stream.next()) {
        samples += block.length;
      }
      assertEquals(SECONDS, samples / (double) stream.sampleRateHz(), 0.01);
      AudioFiles.requireWhole(stream.remarks());
    }
  }
}
