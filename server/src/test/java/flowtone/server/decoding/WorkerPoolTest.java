package flowtone.server.decoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.RecordingTooLongException;
import flowtone.audio.file.WavWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes. */
@Timeout(120)
class WorkerPoolTest {
  @TempDir private Path folder;
  private WorkerPool pool = new WorkerPool(1);

  @AfterEach
  void close() {
    pool.close();
  }

  private static byte[] ramp(int samples) throws IOException {
    float[] ramp = new float[samples];
    for (int i = 0; i < samples; i++) {
      ramp[i] = i % 1000 / 1000f;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WavWriter.write(out, new Waveform(ramp, 16000), WavWriter.Encoding.FLOAT32);
    return out.toByteArray();
  }

  private DecodedRecording open(Job job) throws IOException {
    return pool.decode(job, () -> false).orElseThrow();
  }

  private void assertDecodes(int samples, Job job) throws IOException {
    int at = 0;
    try (DecodedRecording recording = open(job)) {
      assertEquals(16000, recording.sampleRateHz());
      assertEquals(1, recording.channels());
      for (float[] block = recording.next(); block.length > 0; block = recording.next()) {
        for (float value : block) {
          assertEquals(at++ % 1000 / 1000f, value);
        }
      }
      assertEquals(List.of(), recording.remarks());
    }
    assertEquals(samples, at);
  }

  @Test
  void recordingsComeFromAnotherProcessAsTheyAre() throws Exception {
    Path file = Files.write(folder.resolve("ramp.wav"), ramp(100_000));
    assertDecodes(100_000, Job.of(file, "ramp", 60));
    long[] worker = pool.pids();
    assertDecodes(3000, Job.of(ramp(3000), "ramp", 60));
    assertEquals(1, worker.length);
    assertArrayEquals(worker, pool.pids(), "a warm worker is used again");
    assertTrue(worker[0] != ProcessHandle.current().pid());
  }

  @Test
  void whatIsMissingOrRefusedIsSaidAsInTheServerItself() throws Exception {
    byte[] half = Arrays.copyOf(ramp(16000), 46 + 4 * 8000);
    try (DecodedRecording recording = open(Job.of(half, "half", 60))) {
      assertThrows(IllegalStateException.class, recording::remarks);
      while (recording.next().length > 0) {
        assertEquals(16000, recording.sampleRateHz());
      }
      String said = recording.remarks().get(0).sentence();
      assertTrue(said.startsWith("half breaks off after 0.5 seconds"), said);
    }
    var refused =
        assertThrows(AudioFileException.class, () -> open(Job.of(new byte[99], "zeros", 60)));
    assertTrue(refused.getMessage().contains("recording in zeros; got"), refused.getMessage());
    DecodedRecording tooLong = open(Job.of(ramp(48000), "long", 2));
    assertThrows(
        RecordingTooLongException.class,
        () -> {
          while (tooLong.next().length > 0) {
            assertEquals(1, tooLong.channels());
          }
        });
    tooLong.close();
    assertDecodes(3000, Job.of(ramp(3000), "ramp", 60));
  }

  @Test
  void aWorkerThatDiesCostsOneJob() throws Exception {
    assertDecodes(3000, Job.of(ramp(3000), "ramp", 60));
    long first = pool.pids()[0];
    DecodedRecording recording = open(Job.of(ramp(3_000_000), "ramp", 600));
    ProcessHandle.of(first).orElseThrow().destroyForcibly();
    assertThrows(
        WorkerDiedException.class,
        () -> {
          while (recording.next().length > 0) {
            assertEquals(1, recording.channels());
          }
        });
    recording.close();
    assertDecodes(3000, Job.of(ramp(3000), "ramp", 60));
    assertTrue(pool.pids()[0] != first);
  }

  @Test
  void aJobThatIsGivenUpIsEndedWhateverItIsAt() throws Exception {
    pool.close();
    pool = new WorkerPool(1, new WorkerCommand(List.of("sleep", "600")));
    long begin = System.nanoTime();
    assertThrows(
        WorkerDiedException.class,
        () -> pool.decode(Job.of(ramp(10), "ramp", 60), () -> System.nanoTime() - begin > 5e8));
    assertEquals(0, pool.pids().length);
    assertTrue((System.nanoTime() - begin) / 1e9 < 60);
  }

  @Test
  void whoWaitsForAWorkerMayGiveUp() throws Exception {
    try (DecodedRecording busy = open(Job.of(ramp(3_000_000), "ramp", 600))) {
      assertTrue(busy.next().length > 0);
      long begin = System.nanoTime();
      Job other = Job.of(ramp(10), "other", 60);
      assertEquals(Optional.empty(), pool.decode(other, () -> System.nanoTime() - begin > 5e8));
    }
  }

  @Test
  void noWorkerOutlivesItsPool() throws Exception {
    assertDecodes(3000, Job.of(ramp(3000), "ramp", 60));
    ProcessHandle worker = ProcessHandle.of(pool.pids()[0]).orElseThrow();
    pool.close();
    worker.onExit().join();
    assertFalse(worker.isAlive());
  }

  @Test
  void workersHaveAMemoryOfTheirOwn() {
    String command = String.join(" ", WorkerCommand.ofThisServer().words());
    assertTrue(command.contains("-Xmx192m"), command);
    assertTrue(!Files.isExecutable(Path.of("/bin/sh")) || command.contains("ulimit -v"), command);
  }
}
