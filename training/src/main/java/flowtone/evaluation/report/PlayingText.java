package flowtone.evaluation.report;

import flowtone.evaluation.playing.LabelReport;
import flowtone.evaluation.playing.MixReport;
import flowtone.evaluation.playing.NoteEnds;
import flowtone.evaluation.playing.PlayingReport;
import flowtone.evaluation.playing.ScaleReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an instrument does with notes, as lines for people. */
final class PlayingText {
  private PlayingText() {}

  static List<String> lines(PlayingReport playing) {
    List<String> lines = new ArrayList<>();
    playing.scales().forEach(scale -> lines.add(scale(scale)));
    playing.labelChecks().forEach(check -> lines.add(labels(check)));
    playing.noteEnds().forEach(ends -> lines.add(noteEnds(ends)));
    playing.mixes().forEach(mix -> lines.add(mix(mix)));
    return lines;
  }

  private static String scale(ScaleReport scale) {
    return String.format(
        Locale.ROOT,
        "  %s plays %d semitones %.1f cents off (median; worst %.1f), %+.1f dB, %d unpitched",
        scale.label(),
        scale.notes().size() + scale.unpitched().size(),
        scale.absoluteCents().median(),
        scale.absoluteCents().greatest(),
        scale.levelDb().median(),
        scale.unpitched().size());
  }

  private static String labels(LabelReport check) {
    return String.format(
        Locale.ROOT,
        "  %s is nearest to its own recordings in %.0f %% of notes played and %.0f %% resynthesised"
            + " (recordings themselves: %.0f %%)",
        check.label(),
        100 * check.played(),
        100 * check.resynthesized(),
        100 * check.recorded());
  }

  private static String noteEnds(NoteEnds ends) {
    return String.format(
        Locale.ROOT,
        "  %s takes %.0f ms to speak (recorded %.0f) and %.2f s to fall silent (recorded %.2f)",
        ends.label(),
        1000 * ends.attackSeconds(),
        1000 * ends.recordedAttackSeconds(),
        ends.releaseSeconds(),
        ends.recordedReleaseSeconds());
  }

  private static String mix(MixReport mix) {
    return String.format(
        Locale.ROOT,
        "  %s to %s on %s: %.1f cents off at most, brightness %s",
        mix.from(),
        mix.to(),
        mix.note(),
        mix.worstCents(),
        mix.inWords());
  }
}
