package flowtone.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A self-contained page of HTML, which loads nothing from the network.
 *
 * <p>Templates are mustache resources that make what stands in the page's {@code <main>}. They can
 * use the partials of this package on a {@link Table}, a {@link Picture} or a {@link Player}:
 *
 * <pre>
 * {@code {{#speeds}}{{>table}}{{/speeds}}  {{#pictures}}{{>picture}}{{/pictures}}  {{#sounds}}{{>player}}{{/sounds}}}
 * </pre>
 *
 * <p>Values are escaped; records serve as models, by the names of their components.
 *
 * @param html the whole document
 */
public record HtmlPage(String html) {
  private static final String HOME = "/flowtone/report/";
  private static final String SUFFIX = ".mustache";

  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .emptyStringIsFalse(true)
          .zeroIsFalse(true)
          .withLoader(name -> resource(HOME + name + SUFFIX));

  /**
   * Fills a template.
   *
   * @param title of the document
   * @param template absolute path of a resource without its suffix, such as {@code
   *     /flowtone/benchmark/report}
   * @param model a record or a map
   * @throws IllegalArgumentException if there is no such template or the model lacks a value it
   *     names
   */
  public static HtmlPage of(String title, String template, Object model) {
    try {
      String body = COMPILER.compile(resource(template + SUFFIX)).execute(model);
      return new HtmlPage(
          COMPILER
              .compile(resource(HOME + "page" + SUFFIX))
              .execute(Map.of("title", title, "body", body)));
    } catch (MustacheException e) {
      throw new IllegalArgumentException(
          "expected a model with all that the template %s names; got %s"
              .formatted(template, e.getMessage()),
          e);
    }
  }

  /** Writes the page as UTF-8, replacing what was there. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, html);
  }

  private static Reader resource(String path) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("expected a template at %s; got none".formatted(path));
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        return new StringReader(text(reader));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Reader reader) throws IOException {
    java.io.StringWriter text = new java.io.StringWriter();
    reader.transferTo(text);
    return text.toString();
  }
}
