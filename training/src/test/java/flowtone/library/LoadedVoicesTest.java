package flowtone.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.performance.Performer;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedVoicesTest {
  private static final int PATIENCE_SECONDS = 60;

  @TempDir Path folder;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private final AtomicInteger loads = new AtomicInteger();
  private final LoadedVoices voices = new LoadedVoices(this::load);

  @AfterEach
  void close() {
    mayGoOn.countDown();
    voices.close();
  }

  private Voice load(Path directory) {
    loads.incrementAndGet();
    if (directory.endsWith("slow")) {
      begun.countDown();
      await(mayGoOn);
    }
    return Voice.load(directory);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("waited in vain");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void nobodyWaitsForAVoiceThatOthersLoad() throws Exception {
    Path slow = TestVoices.write(folder, TestVoices.duet("slow"));
    Path quick = TestVoices.write(folder, TestVoices.duet("quick"));
    CompletableFuture<Voice> first = CompletableFuture.supplyAsync(() -> voices.of(slow));
    await(begun);
    CompletableFuture<Voice> second = CompletableFuture.supplyAsync(() -> voices.of(slow));
    assertEquals("quick", voices.of(quick).manifest().name());
    assertFalse(first.isDone() || second.isDone());
    mayGoOn.countDown();
    assertSame(
        first.get(PATIENCE_SECONDS, TimeUnit.SECONDS),
        second.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    assertEquals(2, loads.get());
  }

  @Test
  void aVoiceWrittenAnewIsLoadedAnewAndTheOldOnePlaysOn() throws IOException {
    Path directory = TestVoices.write(folder, TestVoices.duet("duet"));
    Voice before = voices.of(directory);
    FileTime later = FileTime.fromMillis(System.currentTimeMillis() + 10_000);
    Files.setLastModifiedTime(directory.resolve(Manifest.FILE_NAME), later);
    assertNotSame(before, voices.of(directory));
    assertSame(voices.of(directory), voices.of(directory));
    assertEquals(
        0.016,
        before
            .student()
            .render(new Performer(before.manifest()).next(2), NoiseSettings.ofSeed(1))
            .seconds());
  }

  @Test
  void aDamagedVoiceIsTriedAgain() throws IOException {
    Path directory = TestVoices.write(folder, TestVoices.duet("duet"));
    byte[] model = Files.readAllBytes(directory.resolve("student.safetensors"));
    Files.writeString(directory.resolve("student.safetensors"), "damaged");
    assertThrows(VoiceException.class, () -> voices.of(directory));
    Files.write(directory.resolve("student.safetensors"), model);
    assertEquals("duet", voices.of(directory).manifest().name());
  }
}
