package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.server.http.Access;
import flowtone.server.http.AccessLog;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that knows nothing but the description plays notes, live and rendered. */
class GeneratedClientTest {
  private static final String TOKEN = "a token of some length";

  private TestServer server;
  private JsonNode description;
  private Schemas schemas;
  private Object client;

  @BeforeEach
  void generate(@TempDir Path folder) throws Exception {
    Access access = new Access(Optional.of(TOKEN), Optional.empty(), Set.of(), Set.of());
    server = new TestServer(folder.resolve("server"), Limits.DEFAULT, access, AccessLog.none());
    try (RunDirectory run = RunDirectory.openForTraining(server.runs().resolve("duet"))) {
      run.writeState(RunState.begun(RunState.Kind.STUDENT, 1000));
    }
    description =
        TestServer.json(
            server.send(
                java.net.http.HttpRequest.newBuilder(server.uri("/openapi.json"))
                    .header("Authorization", "Bearer " + TOKEN)));
    schemas = new Schemas(description);
    Class<?> generated = new ClientGenerator(description).compile(folder);
    client =
        generated
            .getConstructor(URI.class, String.class)
            .newInstance(server.app().address(), TOKEN);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Method method(String name) {
    return Arrays.stream(client.getClass().getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Calls an operation; arguments that are not given are left out. */
  @SuppressWarnings("unchecked")
  private HttpResponse<byte[]> call(String operationId, Object... given) throws Exception {
    Method method = method(operationId);
    Object[] arguments = Arrays.copyOf(given, method.getParameterCount());
    if (given.length > 0 && given[given.length - 1] instanceof byte[] body) {
      arguments[given.length - 1] = null;
      arguments[arguments.length - 1] = body;
    }
    return (HttpResponse<byte[]>) method.invoke(client, arguments);
  }

  private JsonNode json(String operationId, Object... given) throws Exception {
    HttpResponse<byte[]> response = call(operationId, given);
    assertEquals(200, response.statusCode(), operationId);
    schemas.check(schema(operationId), new String(response.body()), operationId);
    return TestServer.json(response);
  }

  /** Of the JSON that an operation is answered with when all is well. */
  private JsonNode schema(String operationId) {
    for (JsonNode path : description.path("paths")) {
      for (JsonNode operation : path) {
        if (operation.path("operationId").asText().equals(operationId)) {
          return operation.at("/responses/200/content/application~1json/schema");
        }
      }
    }
    throw new AssertionError("expected an operation " + operationId);
  }

  private static void assertSounds(HttpResponse<byte[]> response, double hertz) throws Exception {
    assertEquals(200, response.statusCode(), () -> new String(response.body()));
    Waveform sound = AudioFiles.read(new ByteArrayInputStream(response.body()), "the sound", 60);
    int rateHz = sound.sampleRateHz();
    assertEquals(hertz, Sounds.hertz(sound.samples(), rateHz / 5, rateHz / 2, rateHz), 1);
  }

  @Test
  void itPlaysANoteAndMakesTheSoundAnew() throws Exception {
    String voice = json("listVoices").path(0).path("name").asText();
    assertSounds(call("playNotes", voice, "A4:1"), 440);
    HttpResponse<byte[]> played = call("play", voice, "{\"notes\": \"A3:1\"}".getBytes());
    assertSounds(played, 220);
    assertSounds(call("resynthesize", voice, played.body()), 220);
  }

  @Test
  void itPlaysANoteLive() throws Exception {
    String voice = json("listVoices").path(0).path("name").asText();
    Ear ear = new Ear();
    Method stream = method("stream");
    Object[] arguments = new Object[stream.getParameterCount()];
    arguments[0] = voice;
    arguments[arguments.length - 1] = ear;
    WebSocket socket = (WebSocket) stream.invoke(client, arguments);
    socket.sendText((String) method("noteOn").invoke(null, "A4", 0.8), true).join();
    assertTrue(ear.heard.await(30, TimeUnit.SECONDS), "expected sound; got none");
    socket.sendText((String) method("allOff").invoke(null), true).join();
    schemas.check(
        schemas.resolved(description.at("/components/schemas/LiveReply")),
        ear.first.toString(),
        "the first reply");
    assertEquals(1, ear.textsBefore.get(), "the format comes first");
    socket.abort();
  }

  @Test
  void whateverIsAnsweredInJsonIsAsDescribed() throws Exception {
    server.awaitReady();
    String voice = json("listVoices").path(0).path("name").asText();
    json("getVoice", voice);
    json("getHealth");
    json("getLiveness");
    json("getReadiness");
    String run = json("listRuns").path(0).path("id").asText();
    json("getRun", run);
    for (String page : new String[] {"getPage", "getMetrics", "getDescription", "getLogin"}) {
      assertEquals(200, call(page).statusCode(), page);
    }
    assertEquals(303, call("logIn", ("token=" + TOKEN.replace(' ', '+')).getBytes()).statusCode());
  }

  /** Waits for sound. */
  private static final class Ear implements WebSocket.Listener {
    final StringBuilder first = new StringBuilder();
    final AtomicInteger textsBefore = new AtomicInteger();
    final CountDownLatch heard = new CountDownLatch(1);

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      if (textsBefore.get() == 0) {
        first.append(text);
      }
      if (last && heard.getCount() > 0) {
        textsBefore.incrementAndGet();
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer sound, boolean last) {
      heard.countDown();
      socket.request(1);
      return null;
    }
  }
}
