package flowtone.evaluation.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.evaluation.Artifacts;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.result.FileReport;
import flowtone.evaluation.result.SynthesisSystem;
import flowtone.evaluation.testset.EvaluationException;
import flowtone.report.HtmlPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A blind listening test beside a report: the recording and what was made of it, unnamed and in an
 * order drawn anew for each listener, which is the recording and which is preferred; the answers
 * are counted in the browser. Plays the report's own sounds and asks no network.
 */
public final class BlindPage {
  /** Name of the page below the directory of the report. */
  public static final String FILE = "blind.html";

  private static final String TEMPLATE = "/flowtone/evaluation/blind";
  private static final String SCRIPT = "/flowtone/evaluation/blind.js";

  private BlindPage() {}

  /** What the script reads; the id keeps answers of different reports apart. */
  record Trials(String id, List<Trial> trials) {}

  /** The sounds of a recording, named. */
  record Trial(String place, List<Sound> sounds) {}

  /** A sound below the directory of the report. */
  record Sound(String system, String title, String file) {}

  /**
   * Writes {@code blind.html} into the directory that the report's sounds were written to.
   *
   * @throws EvaluationException if it cannot be written
   */
  public static void write(EvaluationReport report, Path directory) {
    List<Trial> trials = report.measured().files().stream().map(BlindPage::trial).toList();
    String id = report.voice() + "-" + Integer.toHexString(trials.hashCode());
    Map<String, String> model =
        Map.of("voice", report.voice(), "trials", json(new Trials(id, trials)), "script", script());
    try {
      HtmlPage.of(report.voice() + ", heard blind", TEMPLATE, model).write(directory.resolve(FILE));
    } catch (IOException e) {
      throw EvaluationException.writing(directory, e);
    }
  }

  private static Trial trial(FileReport file) {
    String place = file.place();
    return new Trial(
        place,
        Artifacts.measured(file).stream()
            .filter(SynthesisSystem::isHeardBlind)
            .map(
                system ->
                    new Sound(system.key(), system.title(), url(Artifacts.sound(place, system))))
            .toList());
  }

  /** Names of files may have blanks and signs that URLs give a meaning. */
  private static String url(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("expected a path of a sound; got " + path, e);
    }
  }

  /** Nothing in it ends the script element it stands in. */
  private static String json(Trials trials) {
    try {
      return new ObjectMapper().writeValueAsString(trials).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("expected trials that can be written as JSON", e);
    }
  }

  private static String script() {
    try (InputStream in = BlindPage.class.getResourceAsStream(SCRIPT)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
