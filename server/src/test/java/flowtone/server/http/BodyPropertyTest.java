package flowtone.server.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** However the bytes of a body come, it is what was sent. */
class BodyPropertyTest {
  private static Path base;
  private static SpoolFolder folder;

  @BeforeContainer
  static void open() throws IOException {
    base = Files.createTempDirectory("bodies");
    folder = SpoolFolder.open(base);
  }

  @AfterContainer
  static void close() throws IOException {
    folder.close();
    Files.delete(base);
  }

  private static byte[] piece(int length, int number) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (31 * number + i);
    }
    return bytes;
  }

  @Property(seed = "12", tries = 200)
  void aBodyIsItsPiecesInMemoryAsOnTheDisk(
      @ForAll @Size(max = 8) List<@IntRange(max = 30_000) Integer> lengths) throws IOException {
    AtomicInteger closed = new AtomicInteger();
    Body body = new Body(folder, closed::incrementAndGet);
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    for (int i = 0; i < lengths.size(); i++) {
      byte[] piece = piece(lengths.get(i), i);
      body.write(piece);
      sent.write(piece);
    }
    body.end();
    assertEquals(sent.size(), body.size());
    assertArrayEquals(sent.toByteArray(), body.bytes());
    assertEquals(sent.size() > Body.MOST_IN_MEMORY ? 1 : 0, folder.files());
    body.close();
    body.close();
    assertEquals(1, closed.get());
    assertEquals(0, folder.files());
  }

  @Property(seed = "13", tries = 100)
  void aFormGivesBackItsFile(
      @ForAll @AlphaChars @StringLength(min = 1, max = 60) String boundary,
      @ForAll @IntRange(max = 150_000) int length,
      @ForAll @IntRange(max = 40) int prefix)
      throws IOException {
    byte[] file = piece(length, 7);
    Body form = new Body(folder, () -> {});
    form.write(" ".repeat(prefix).concat("\r\n").getBytes(StandardCharsets.UTF_8));
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"x\"; filename=\"a b.wav\"\r\n\r\n";
    form.write(head.formatted(boundary).getBytes(StandardCharsets.UTF_8));
    form.write(file);
    form.write("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
    form.end();
    Body into = new Body(folder, () -> {});
    UploadForm.copyFile(form, "multipart/form-data; boundary=" + boundary, into);
    assertArrayEquals(file, into.bytes());
    into.close();
    form.close();
  }
}
