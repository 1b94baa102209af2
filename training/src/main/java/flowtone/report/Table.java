package flowtone.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table whose first column names the rows.
 *
 * @param caption for people
 * @param columns headings with units
 * @param rows cells of each row, as many as there are columns
 */
public record Table(String caption, List<Column> columns, List<List<Cell>> rows) {
  public Table {
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "expected %d cells a row; got %d".formatted(columns.size(), row.size()));
      }
    }
  }

  /** A table of cells without notes. */
  public static Table of(String caption, List<Column> columns, List<List<String>> rows) {
    List<List<Cell>> cells = new ArrayList<>();
    for (List<String> row : rows) {
      cells.add(row.stream().map(Cell::of).toList());
    }
    return new Table(caption, columns, cells);
  }

  /** The rows with the position and the alignment of each cell. */
  List<List<Shown>> lines() {
    return rows.stream().map(this::line).toList();
  }

  private List<Shown> line(List<Cell> row) {
    List<Shown> line = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Cell cell = row.get(i);
      line.add(new Shown(cell.text(), cell.note(), i == 0, columns.get(i).number()));
    }
    return line;
  }

  /** A cell and where it stands. */
  record Shown(String text, String note, boolean first, boolean number) {}

  /**
   * A heading.
   *
   * @param title in words
   * @param unit such as {@code nats/sample}; empty for none
   * @param number whether its cells are numbers, which stand to the right
   */
  public record Column(String title, String unit, boolean number) {
    /** Of words. */
    public static Column words(String title) {
      return new Column(title, "", false);
    }

    /** Of numbers in a unit, which may be empty. */
    public static Column numbers(String title, String unit) {
      return new Column(title, unit, true);
    }
  }

  /**
   * A value as people read it.
   *
   * @param text the value; a dash where there is none
   * @param note small print below it; empty for none
   */
  public record Cell(String text, String note) {
    public static Cell of(String text) {
      return new Cell(text, "");
    }
  }
}
