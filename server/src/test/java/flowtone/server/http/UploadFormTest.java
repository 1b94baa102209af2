package flowtone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of forms that are read already. */
class UploadFormTest {
  private static final String TYPE = "multipart/form-data; boundary=cut";

  @Test
  void aFileThatTheDiskDoesNotTakeIsNotTakenForAShorterOne(@TempDir Path base) throws Exception {
    try (SpoolFolder folder = SpoolFolder.open(base.resolve("forms"));
        SpoolFolder full = SpoolFolder.open(base.resolve("files"))) {
      Body form = form(folder, new byte[2 * Body.MOST_IN_MEMORY]);
      Body file = new Body(full, () -> {});
      Files.delete(full.path().resolve("lock"));
      Files.delete(full.path());
      Files.createFile(full.path());
      ProblemException refused =
          assertThrows(ProblemException.class, () -> UploadForm.copyFile(form, TYPE, file));
      assertEquals(ProblemType.BUSY, refused.type());
      form.close();
      file.close();
    }
  }

  private static Body form(SpoolFolder folder, byte[] file) throws IOException {
    Body form = new Body(folder, () -> {});
    form.write(
        "--cut\r\nContent-Disposition: form-data; name=\"x\"; filename=\"x\"\r\n\r\n".getBytes());
    form.write(file);
    form.write("\r\n--cut--\r\n".getBytes());
    form.end();
    return form;
  }
}
