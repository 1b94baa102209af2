package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that the disk does not take are refused, whoever waits for them told to come again. */
class FullDiskTest {
  private static final String RESYNTHESIZE = "/api/voices/" + TestServer.VOICE + "/resynthesize";

  private byte[] recording;
  private TestServer server;
  private Path spool;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    recording = Recordings.wav(Recordings.tone(330, 4, 16000));
    server = new TestServer(folder, Limits.DEFAULT);
    spool = server.app().spool().path();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** No file can be made in a folder that is none; whoever may do all could fill no disk. */
  private void takeTheFolderAway() throws Exception {
    Files.delete(spool.resolve("lock"));
    Files.delete(spool);
    Files.createFile(spool);
  }

  private void giveItBack() throws Exception {
    Files.delete(spool);
    Files.createDirectory(spool);
  }

  private HttpResponse<byte[]> upload() throws Exception {
    return server.post(RESYNTHESIZE, recording, "audio/wav");
  }

  private HttpResponse<byte[]> uploadAsForm() throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        "--cut\r\nContent-Disposition: form-data; name=\"x\"; filename=\"x.wav\"\r\n\r\n"
            .getBytes());
    form.writeBytes(recording);
    form.writeBytes("\r\n--cut--\r\n".getBytes());
    return server.post(RESYNTHESIZE, form.toByteArray(), "multipart/form-data; boundary=cut");
  }

  private static void assertRefused(HttpResponse<byte[]> response) {
    String body = new String(response.body());
    assertEquals(503, response.statusCode(), body);
    assertTrue(response.headers().firstValue("Retry-After").isPresent());
    assertTrue(body.contains("expected room for an upload"), body);
  }

  @Test
  void anUploadIsRefusedWhileThereIsNoRoomForIt() throws Exception {
    assertEquals(200, upload().statusCode());
    takeTheFolderAway();
    assertRefused(upload());
    assertRefused(uploadAsForm());
    giveItBack();
    assertEquals(200, upload().statusCode());
    assertEquals(200, uploadAsForm().statusCode());
    server.awaitMetric("flowtone_upload_bytes", 0);
  }
}
