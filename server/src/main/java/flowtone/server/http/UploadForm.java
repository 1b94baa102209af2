package flowtone.server.http;

import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;

/** Takes the uploaded files out of a multipart form that is read already. */
public final class UploadForm {
  private static final int PIECE_BYTES = 1 << 16;
  private static final int MOST_PARTS = 16;

  private UploadForm() {}

  /**
   * Copies the file of a form.
   *
   * @param contentType of the form, which names its boundary
   * @param into takes the file's bytes, and is ended
   * @throws ProblemException if the form is damaged, or holds no file or several
   */
  public static void copyFile(Body form, String contentType, Body into) throws IOException {
    String boundary = MultiPart.extractBoundary(contentType);
    if (boundary == null) {
      throw damaged();
    }
    copyFiles(form, boundary, new Files(List.of(into)));
  }

  /**
   * Copies the files of a form in their order.
   *
   * @param contentType of the form, which names its boundary
   * @param into as many as there have to be files; each is ended
   * @throws ProblemException if the form is damaged, or holds another number of files
   */
  public static void copyFiles(Body form, String contentType, List<Body> into) throws IOException {
    String boundary = contentType == null ? null : MultiPart.extractBoundary(contentType);
    if (boundary == null) {
      throw damaged();
    }
    copyFiles(form, boundary, new Files(into));
  }

  private static void copyFiles(Body form, String boundary, Files files) throws IOException {
    MultiPart.Parser parser = new MultiPart.Parser(boundary, files);
    parser.setMaxParts(MOST_PARTS);
    try (InputStream in = form.open()) {
      for (byte[] piece = in.readNBytes(PIECE_BYTES);
          piece.length > 0 && !files.failed;
          piece = in.readNBytes(PIECE_BYTES)) {
        parser.parse(Content.Chunk.from(ByteBuffer.wrap(piece), false));
      }
      parser.parse(Content.Chunk.EOF);
    } catch (RuntimeException e) {
      throw damaged();
    }
    files.end();
    files.check();
  }

  private static ProblemException damaged() {
    return new ProblemException(
        ProblemType.MALFORMED_REQUEST, "expected a whole multipart form; got a damaged one");
  }

  private static final class Files implements MultiPart.Parser.Listener {
    private final List<Body> into;
    private int files;
    private boolean inFile;
    private boolean complete;
    private boolean failed;

    /** Why a file was not stored: what a listener throws is kept from whoever has a form read. */
    private ProblemException refusal;

    Files(List<Body> into) {
      this.into = into;
    }

    @Override
    public void onPartBegin() {
      inFile = false;
    }

    @Override
    public void onPartHeader(String name, String value) {
      boolean disposition = name.equalsIgnoreCase("Content-Disposition");
      inFile |= disposition && value.toLowerCase(Locale.ROOT).contains("filename");
    }

    @Override
    public void onPartHeaders() {
      files += inFile ? 1 : 0;
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
      if (inFile && files <= into.size()) {
        store(into.get(files - 1), BufferUtil.toArray(chunk.getByteBuffer()));
      }
    }

    private void store(Body file, byte[] bytes) {
      try {
        file.write(bytes);
      } catch (ProblemException e) {
        refusal = e;
        failed = true;
      } catch (IOException e) {
        failed = true; // It was closed: nobody waits for it any more.
      }
    }

    @Override
    public void onComplete() {
      complete = true;
    }

    @Override
    public void onFailure(Throwable failure) {
      failed = true;
    }

    void end() throws IOException {
      for (Body body : into) {
        body.end();
      }
    }

    void check() {
      if (refusal != null) {
        throw refusal;
      }
      if (failed || !complete) {
        throw damaged();
      }
      if (files != into.size()) {
        throw new ProblemException(
            ProblemType.MALFORMED_REQUEST, "expected %s; got %d".formatted(expected(), files));
      }
    }

    private String expected() {
      return into.size() == 1 ? "one uploaded recording" : into.size() + " uploaded recordings";
    }
  }
}
