package flowtone.evaluation.report;

import flowtone.evaluation.playing.MixCheck;
import flowtone.evaluation.playing.PlayingReport;
import flowtone.report.Figures;
import flowtone.report.Table;
import flowtone.report.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** The tables of what an instrument does with notes. */
final class PlayingTables {
  private PlayingTables() {}

  /** As many as there is something for. */
  static List<Table> of(PlayingReport playing) {
    List<Table> tables = new ArrayList<>();
    if (!playing.scales().isEmpty()) {
      tables.add(scales(playing));
    }
    if (!playing.noteEnds().isEmpty()) {
      tables.add(noteEnds(playing));
    }
    if (!playing.mixes().isEmpty()) {
      tables.add(mixes(playing));
    }
    return tables;
  }

  private static Table scales(PlayingReport playing) {
    return Table.of(
        "Every semitone of each label's range, played by itself",
        List.of(
            Column.words("label"),
            Column.numbers("notes", ""),
            Column.numbers("off, median", "cents"),
            Column.numbers("off, greatest", "cents"),
            Column.numbers("level", "dB"),
            Column.numbers("without pitch", "")),
        playing.scales().stream()
            .map(
                scale ->
                    List.of(
                        scale.label(),
                        "" + (scale.notes().size() + scale.unpitched().size()),
                        Figures.decimals(scale.absoluteCents().median()),
                        Figures.decimals(scale.absoluteCents().greatest()),
                        Figures.decimals(scale.levelDb().median()),
                        "" + scale.unpitched().size()))
            .toList());
  }

  private static Table noteEnds(PlayingReport playing) {
    return Table.of(
        "How notes begin and end, medians in seconds",
        List.of(
            Column.words("label"),
            Column.numbers("attack", "played"),
            Column.numbers("attack", "recorded"),
            Column.numbers("release", "played"),
            Column.numbers("release", "recorded")),
        playing.noteEnds().stream()
            .map(
                ends ->
                    List.of(
                        ends.label(),
                        Figures.decimals(ends.attackSeconds()),
                        Figures.decimals(ends.recordedAttackSeconds()),
                        Figures.decimals(ends.releaseSeconds()),
                        Figures.decimals(ends.recordedReleaseSeconds())))
            .toList());
  }

  private static Table mixes(PlayingReport playing) {
    return Table.of(
        "Notes mixed of two labels in %d steps".formatted(MixCheck.STEPS),
        List.of(
            Column.words("from"),
            Column.words("to"),
            Column.words("note"),
            Column.numbers("off, greatest", "cents"),
            Column.numbers("spectral centroid", "Hz")),
        playing.mixes().stream()
            .map(
                mix ->
                    List.of(
                        mix.from(),
                        mix.to(),
                        mix.note(),
                        Figures.decimals(mix.worstCents()),
                        mix.inWords()))
            .toList());
  }
}
