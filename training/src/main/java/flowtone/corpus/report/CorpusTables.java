package flowtone.corpus.report;

import flowtone.audio.NoteName;
import flowtone.control.Label;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Split;
import flowtone.report.Table;
import flowtone.report.Table.Cell;
import flowtone.report.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The tables of a corpus report.
 *
 * @param corpus the description of the corpus
 * @param labels statistics of each label
 */
record CorpusTables(CorpusDescription corpus, List<LabelFigures> labels) {
  /** Less shows as 0.0 minutes. */
  private static final double MIN_TRIMMED_SECONDS = 3;

  String lead() {
    return format(
        "Recordings of kind %s at %d Hz, one feature row every %.1f ms, all amplified by %.1f dB.",
        corpus.kind(),
        corpus.sampleRateHz(),
        1000 * corpus.hopSeconds(),
        20 * Math.log10(corpus.gain()));
  }

  List<Tile> tiles() {
    double trimmed =
        corpus.recordings().stream().mapToDouble(CorpusDescription.Entry::trimmedSeconds).sum();
    List<Tile> tiles = new ArrayList<>();
    tiles.add(tile(format("%.1f", CorpusSummary.of(corpus).minutes()), "minutes"));
    tiles.add(tile(format("%d", corpus.recordings().size()), "recordings used"));
    tiles.add(tile(format("%d", corpus.leftOut().size()), "files left out"));
    tiles.add(tile(format("%d", outlying().size()), "remarks below"));
    if (trimmed >= MIN_TRIMMED_SECONDS) {
      tiles.add(tile(format("%.1f", trimmed / 60), "minutes of silence cut from the ends"));
    }
    return tiles;
  }

  private static Tile tile(String figure, String words) {
    return new Tile(figure, words);
  }

  Table perLabel() {
    List<Column> columns =
        List.of(
            Column.words("label"),
            Column.numbers("to train on", "minutes"),
            Column.numbers("to test with", "minutes"),
            Column.numbers("pitch", "Hz, middle 98 %"),
            Column.numbers("loudness held", "dB, soft to loud"),
            Column.numbers("clipped", "recordings"));
    return new Table(
        "What there is of each label. Test recordings are never trained on.",
        columns,
        labels.stream().map(CorpusTables::row).toList());
  }

  private static List<Cell> row(LabelFigures figures) {
    Label label = figures.label();
    long clipped =
        figures.recordings().stream().filter(each -> each.entry().clippedShare() > 0).count();
    return List.of(
        Cell.of(label.name()),
        minutes(figures, Split.TRAIN),
        minutes(figures, Split.TEST),
        pitch(figures),
        Cell.of(format("%.0f to %.0f", label.softDb(), label.loudDb())),
        Cell.of(clipped == 0 ? "none" : format("%d", clipped)));
  }

  private static Cell minutes(LabelFigures figures, Split split) {
    long files = figures.files(split);
    String note = files == 1 ? "1 recording" : format("%d recordings", files);
    return new Cell(format("%.2f", figures.minutes(split)), note);
  }

  private static Cell pitch(LabelFigures figures) {
    if (figures.pitch().hops() == 0) {
      return Cell.of("none found");
    }
    Label label = figures.label();
    return new Cell(
        format("%.0f to %.0f", hz(label.lowestMidi()), hz(label.highestMidi())),
        format("MIDI %.1f to %.1f", label.lowestMidi(), label.highestMidi()));
  }

  private static double hz(double midi) {
    return NoteName.hertz(midi);
  }

  List<Outlier> outlying() {
    return labels.stream().flatMap(label -> label.outliers().stream()).toList();
  }

  /** One table, or none if there are no outliers. */
  List<Table> outliers() {
    List<List<String>> rows =
        outlying().stream().map(each -> List.of(each.name(), each.label(), each.remark())).toList();
    return table(
        "These were used. Listen to them: what is wrong with them is learnt, too.",
        List.of("recording", "label", "remark"),
        rows);
  }

  /** One table, or none if every file was used. */
  List<Table> leftOut() {
    List<List<String>> rows =
        corpus.leftOut().stream().map(each -> List.of(each.file(), each.reason())).toList();
    return table("These were not used.", List.of("file", "why"), rows);
  }

  private static List<Table> table(String caption, List<String> titles, List<List<String>> rows) {
    return rows.isEmpty()
        ? List.of()
        : List.of(Table.of(caption, titles.stream().map(Column::words).toList(), rows));
  }

  private static String format(String text, Object... figures) {
    return String.format(Locale.ROOT, text, figures);
  }
}
