package flowtone.corpus.report;

import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusException;
import flowtone.corpus.Recording;
import flowtone.report.HtmlPage;
import flowtone.report.Picture;
import flowtone.report.Player;
import flowtone.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A corpus as a page: statistics, outliers, and files that were left out. */
public final class CorpusPage {
  /** Name of the page in the directory of its corpus. */
  public static final String FILE = "report.html";

  private static final String TEMPLATE = "/flowtone/corpus/report";
  private static final double PLAYER_SECONDS = 3;

  private CorpusPage() {}

  /** The variables of the template. */
  record Model(
      String name,
      String lead,
      List<Tile> tiles,
      Table labels,
      Picture pitch,
      List<Picture> pair,
      List<Player> players,
      List<Table> outliers,
      List<Table> leftOut) {}

  /**
   * Writes the page of a corpus beside it.
   *
   * @throws CorpusException if there is no corpus or the page cannot be written
   */
  public static void write(Path directory) {
    Corpus corpus = Corpus.open(directory);
    String name = String.valueOf(directory.toAbsolutePath().normalize().getFileName());
    try {
      HtmlPage.of(name + ", prepared", TEMPLATE, model(name, corpus))
          .write(directory.resolve(FILE));
    } catch (IOException e) {
      throw CorpusException.of("to write a report to " + directory, e);
    }
  }

  private static Model model(String name, Corpus corpus) {
    List<LabelFigures> labels = LabelFigures.of(corpus);
    CorpusTables tables = new CorpusTables(corpus.description(), labels);
    return new Model(
        name,
        tables.lead(),
        tables.tiles(),
        tables.perLabel(),
        CorpusCharts.pitch(labels),
        List.of(CorpusCharts.level(labels), CorpusCharts.length(labels)),
        labels.stream().map(CorpusPage::player).toList(),
        tables.outliers(),
        tables.leftOut());
  }

  private static Player player(LabelFigures label) {
    Recording recording = label.median();
    return Player.of(
        recording.sound().beginning(PLAYER_SECONDS),
        label.label().name() + ": " + recording.name());
  }
}
