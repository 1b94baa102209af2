package flowtone.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.control.VoiceKind;
import flowtone.model.FlowFamilies;
import flowtone.synthesis.FlowSynthesizer;
import flowtone.synthesis.Voice;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import flowtone.voice.VoiceException;
import flowtone.voice.VoiceFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceLibraryTest {
  @TempDir Path folder;
  private Path cache;
  private VoiceLibrary library;

  @BeforeEach
  void open() {
    cache = folder.resolve("cache");
    library = new VoiceLibrary(List.of(folder.resolve("own"), folder.resolve("shipped")), cache);
  }

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void noFolderIsAnEmptyLibrary() {
    assertEquals(List.of(), library.names());
    assertEquals(List.of(), library.damaged());
  }

  @Test
  void aVoiceIsFoundByNameOrPathAndLoadedOnce() {
    Path directory = TestVoices.write(folder.resolve("shipped"), TestVoices.duet("duet"));
    assertEquals(List.of("duet"), library.names());
    assertSame(library.named("duet"), library.find("duet"));
    assertSame(library.named("duet"), library.find(directory.toString()));
  }

  @Test
  void aVoiceAddedLaterIsFound() {
    assertEquals(List.of(), library.names());
    TestVoices.write(folder.resolve("own"), TestVoices.duet("late"));
    assertEquals("late", library.named("late").manifest().name());
  }

  @Test
  void ofTwoVoicesOfOneNameTheEarlierFolderWins() {
    TestVoices.write(folder.resolve("own"), TestVoices.vocoder("same"));
    TestVoices.write(folder.resolve("shipped"), TestVoices.duet("same"));
    assertEquals(List.of("same"), library.names());
    assertEquals(VoiceKind.VOCODER, library.manifests().get(0).kind());
  }

  @Test
  void aNameTakenTwiceIsTold() {
    Path first = TestVoices.write(folder.resolve("own"), TestVoices.vocoder("same"));
    Path second = TestVoices.write(folder.resolve("shipped"), TestVoices.duet("same"));
    assertEquals(
        List.of(
            new VoiceLibrary.Damaged(
                second,
                "expected a voice of another name than \"same\" in %s; got one that %s has already"
                    .formatted(second, first))),
        library.damaged());
  }

  @Test
  void aFolderGivenTwiceHasEveryVoiceOnce() {
    TestVoices.write(folder.resolve("own"), TestVoices.duet("duet"));
    Path own = folder.resolve("own");
    try (VoiceLibrary twice = new VoiceLibrary(List.of(own, own.resolve("../own")), cache)) {
      assertEquals(List.of("duet"), twice.names());
      assertEquals(List.of(), twice.damaged());
    }
  }

  @Test
  void aVoiceTakesAsManyBytesAsItsFiles() throws IOException {
    Path directory = TestVoices.write(folder.resolve("own"), TestVoices.duet("duet"));
    long before = library.entries().get(0).bytes();
    Files.write(directory.resolve("more"), new byte[1234]);
    assertEquals(before + 1234, library.entries().get(0).bytes());
    assertTrue(before > Files.size(directory.resolve("saved_model.pb")));
  }

  @Test
  void anUnknownVoiceIsAnsweredWithTheKnownOnes() {
    TestVoices.write(folder.resolve("own"), TestVoices.duet("duet"));
    TestVoices.write(folder.resolve("own"), TestVoices.vocoder("talker"));
    Exception e = assertThrows(VoiceException.class, () -> library.find("trio"));
    assertEquals("expected one of the voices duet, talker; got \"trio\"", e.getMessage());
  }

  @Test
  void aPathIsNoName() {
    Path directory = TestVoices.write(folder, TestVoices.duet("elsewhere"));
    assertThrows(VoiceException.class, () -> library.named(directory.toString()));
    assertEquals("elsewhere", library.find(directory.toString()).manifest().name());
  }

  @Test
  void damagedVoicesAreListedApartAndHideNothing() throws IOException {
    Path own = folder.resolve("own");
    TestVoices.write(own, TestVoices.duet("duet"));
    Files.writeString(TestVoices.write(own, TestVoices.duet("bad")).resolve("manifest.json"), "{");
    Files.createDirectories(own.resolve("empty"));
    Files.writeString(own.resolve("notes.zip"), "not a zip");
    assertEquals(List.of("duet"), library.names());
    assertEquals(3, library.damaged().size());
    for (VoiceLibrary.Damaged damaged : library.damaged()) {
      assertTrue(damaged.reason().startsWith("expected "), damaged.reason());
      assertTrue(damaged.reason().contains(damaged.path().toString()), damaged.reason());
    }
  }

  @Test
  void aZippedVoiceIsAVoice() throws IOException {
    Path zip = zipped("duet.zip", "duet/", TestVoices.duet("duet"));
    assertEquals(List.of("duet"), library.names());
    assertSame(library.named("duet"), library.find(zip.toString()));
  }

  @Test
  void aZipNeedsNoFolderInside() throws IOException {
    zipped("flat.zip", "", TestVoices.duet("flat"));
    assertEquals("flat", library.named("flat").manifest().name());
  }

  @Test
  void aZipThatReachesOutsideIsRefusedAndWritesNothing() throws IOException {
    zip("evil.zip", "../../escaped/manifest.json", json(TestVoices.duet("evil")));
    assertEquals(List.of(), library.names());
    String reason = library.damaged().get(0).reason();
    assertTrue(reason.contains("unsafe entry \"../../escaped/manifest.json\""), reason);
    assertFalse(Files.exists(folder.resolve("escaped")));
    try (Stream<Path> left = Files.list(cache)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void aZippedVoiceKeepsItsTeacherAndTheFlowsBesideItsStudent() throws IOException {
    Manifest duet = TestVoices.duet("duet");
    Path voice = TestVoices.write(folder.resolve("unzipped"), duet);
    TrainedFlow flow = TestFlows.of(duet, FlowFamilies.REAL_NVP, 2);
    VoiceWriter.addFlow(voice, flow);
    zipped("duet.zip", "duet/", voice);
    Voice unpacked = library.named("duet");
    assertEquals(List.of(FlowFamilies.REAL_NVP), unpacked.flows());
    try (FlowSynthesizer carried = unpacked.openFlow(FlowFamilies.REAL_NVP)) {
      assertSameFlow(flow, carried.trained());
    }
    assertSameFlow(VoiceFiles.teacher(voice), VoiceFiles.teacher(unpacked.directory()));
  }

  private static void assertSameFlow(TrainedFlow expected, TrainedFlow actual) {
    assertEquals(expected.config(), actual.config());
    assertEquals(expected.weights().keySet(), actual.weights().keySet());
    expected
        .weights()
        .forEach(
            (name, weight) ->
                assertArrayEquals(
                    weight.values(), actual.weights().get(name).values(), () -> name));
  }

  private Path zipped(String name, String prefix, Manifest manifest) throws IOException {
    return zipped(name, prefix, TestVoices.write(folder.resolve("unzipped"), manifest));
  }

  private Path zipped(String name, String prefix, Path voice) throws IOException {
    Path zip = Files.createDirectories(folder.resolve("own")).resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> files = Files.walk(voice).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        String inside = voice.relativize(file).toString().replace(File.separatorChar, '/');
        out.putNextEntry(new ZipEntry(prefix + inside));
        Files.copy(file, out);
      }
    }
    return zip;
  }

  private Path zip(String name, String entry, String text) throws IOException {
    Path zip = Files.createDirectories(folder.resolve("own")).resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry(entry));
      out.write(text.getBytes("UTF-8"));
    }
    return zip;
  }

  private static String json(Manifest manifest) throws IOException {
    return new ObjectMapper().writeValueAsString(manifest);
  }
}
