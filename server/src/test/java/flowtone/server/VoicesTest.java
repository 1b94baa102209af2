package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Voices come, change and go while a server runs. */
class VoicesTest {
  private TestServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = new TestServer(folder, Limits.DEFAULT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode listed(String name) throws Exception {
    for (JsonNode voice : TestServer.json(server.get("/api/voices"))) {
      if (voice.path("name").asText().equals(name)) {
        return voice;
      }
    }
    throw new AssertionError("expected " + name + " to be listed");
  }

  private int play(String voice) throws Exception {
    return server.get("/api/voices/" + voice + "/play?notes=C4:0.1").statusCode();
  }

  @Test
  void aVoiceIsListedWithItsSizeAndTheTitlesOfItsLabels() throws Exception {
    JsonNode duo = listed("duo");
    assertTrue(
        duo.path("bytes").asLong() > Files.size(server.voices().resolve("duo/saved_model.pb")));
    assertEquals("Alto saxophone", duo.path("ranges").path(0).path("title").asText());
    assertFalse(duo.has("broken"));
    JsonNode alone = TestServer.json(server.get("/api/voices/duo"));
    assertEquals(duo.path("bytes"), alone.path("bytes"));
    assertEquals("Cello", alone.path("ranges").path(1).path("title").asText());
  }

  @Test
  void aVoiceThatIsAddedOrTakenAwayNeedsNoRestart() throws Exception {
    assertEquals(404, play("trio"));
    Path trio = TestVoice.write(server.voices(), "trio");
    assertEquals(200, play("trio"));
    Files.delete(trio.resolve("manifest.json"));
    assertEquals(404, play("trio"));
  }

  @Test
  void aVoiceThatIsReplacedSoundsAnewWhileTheOldOnePlaysOn() throws Exception {
    byte[] before = server.play("{\"notes\": \"C4:0.2\"}").body();
    try (LiveClient player = new LiveClient(server, "", true)) {
      player.send("{\"type\":\"noteOn\",\"note\":60}");
      player.awaitSamples(1024);
      Path other = TestVoice.writeSoft(server.voices().resolveSibling("other"), "duo");
      for (String file : new String[] {"saved_model.pb", "manifest.json"}) {
        Path target = server.voices().resolve("duo").resolve(file);
        Files.copy(other.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(target, FileTime.fromMillis(System.currentTimeMillis() + 10_000));
      }
      server.library().check();
      byte[] after = server.play("{\"notes\": \"C4:0.2\"}").body();
      assertEquals(before.length, after.length);
      assertFalse(java.util.Arrays.equals(before, after));
      assertArrayEquals(after, server.play("{\"notes\": \"C4:0.2\"}").body());
      player.awaitSamples(player.samples().length + 4096);
    }
  }

  @Test
  void aBrokenVoiceIsListedWithItsReasonAndHidesNoOther() throws Exception {
    Path graphless = TestVoice.write(server.voices(), "graphless");
    Files.write(graphless.resolve("saved_model.pb"), new byte[] {1, 2, 3});
    Files.delete(graphless.resolve("student.safetensors")); // What it would be played from.
    Files.createDirectories(server.voices().resolve("another"));
    Files.writeString(server.voices().resolve("another/manifest.json"), "{");
    server.library().check();
    JsonNode broken = listed("graphless");
    assertEquals("instrument", broken.path("kind").asText());
    assertEquals(
        "expected a SavedModel in graphless; got a damaged one", broken.path("broken").asText());
    String unread = listed("another").path("broken").asText();
    assertTrue(unread.startsWith("expected a manifest of format 1 or older in another"), unread);
    JsonNode health = TestServer.json(server.get("/api/health"));
    assertEquals("[\"duo\"]", health.path("voices").toString());
    assertEquals(2, health.path("damagedVoices").size());
    assertEquals(500, play("graphless"));
    assertEquals(200, play("duo"));
    assertEquals("duo", TestServer.json(server.get("/api/voices")).path(0).path("name").asText());
  }

  @Test
  void aNameTakenTwiceIsTold() throws Exception {
    Path second = TestVoice.write(server.voices().resolveSibling("more"), "duo");
    Files.move(second, server.voices().resolve("second"));
    assertEquals(
        "expected a voice of another name than \"duo\" in second; got one that duo has already",
        listed("second").path("broken").asText());
    assertEquals(200, play("duo"));
  }

  @Test
  void theServerChecksByItself() throws Exception {
    Path graphless = TestVoice.write(server.voices(), "graphless");
    Files.write(graphless.resolve("saved_model.pb"), new byte[] {1, 2, 3});
    for (int tries = 0; !listed("graphless").has("broken") && tries < 100; tries++) {
      Thread.sleep(200);
    }
    assertTrue(listed("graphless").has("broken"));
  }
}
