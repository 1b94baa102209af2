package flowtone.evaluation.report;

import flowtone.audio.Waveform;
import flowtone.evaluation.Artifacts;
import flowtone.evaluation.Baseline;
import flowtone.evaluation.Evaluation;
import flowtone.evaluation.FileReport;
import flowtone.evaluation.Metric;
import flowtone.evaluation.PitchPlot;
import flowtone.evaluation.Report;
import flowtone.evaluation.SynthesisSystem;
import flowtone.evaluation.testset.EvaluationException;
import flowtone.report.HtmlPage;
import flowtone.report.MelPicture;
import flowtone.report.MelPicture.Panel;
import flowtone.report.Picture;
import flowtone.report.Player;
import flowtone.report.Table;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A report as a page of HTML: the figures, and three recordings to look at and listen to, the
 * voice's best, its middling and its worst; the others are links to files beside the page.
 */
public final class ReportPage {
  private static final String FILE = "report.html";
  private static final String TEMPLATE = "/flowtone/evaluation/report";

  /** Longer sounds would make the page heavy; they are beside it as a whole. */
  private static final double HEARD_SECONDS = 8;

  private ReportPage() {}

  /** What the template reads. */
  record Model(
      Report report,
      int recordings,
      String judgement,
      List<Table> figures,
      List<Baseline> remarks,
      List<Table> bars,
      List<Specimen> specimens,
      List<Picture> scales,
      List<Table> tables,
      List<Link> links) {}

  /** A recording with its sounds and pictures in the page. */
  record Specimen(String heading, String place, List<Player> players, Picture mel, Picture pitch) {}

  /** A recording whose sounds and pictures lie beside the page. */
  record Link(String place, String mStft, List<Sound> sounds, String mel, String pitch) {}

  /** A link to a sound. */
  record Sound(String title, String file) {}

  /**
   * Writes {@code report.html} into the directory that {@link Evaluation} wrote its sounds to.
   *
   * @throws EvaluationException if it cannot be written
   */
  public static void write(Report report, Path directory) {
    Model model =
        new Model(
            report,
            report.files().size(),
            report.verdict().good() ? "good" : "bad",
            List.of(ReportTables.figures(report)),
            List.copyOf(report.baselines().values()),
            List.of(ReportTables.bars(report)),
            specimens(report, directory),
            scales(report),
            ReportTables.others(report),
            report.files().stream().map(ReportPage::link).toList());
    try {
      HtmlPage.of(report.voice() + ", evaluated", TEMPLATE, model).write(directory.resolve(FILE));
    } catch (IOException e) {
      throw EvaluationException.writing(directory, e);
    }
  }

  private static List<Specimen> specimens(Report report, Path directory) {
    List<FileReport> sorted =
        report.files().stream().sorted(Comparator.comparingDouble(ReportPage::distance)).toList();
    int last = sorted.size() - 1;
    List<Specimen> specimens = new ArrayList<>();
    specimens.add(specimen("Nearest", sorted.get(0), report, directory));
    if (last > 1) {
      specimens.add(specimen("Middling", sorted.get(sorted.size() / 2), report, directory));
    }
    if (last > 0) {
      specimens.add(specimen("Farthest", sorted.get(last), report, directory));
    }
    return specimens;
  }

  private static double distance(FileReport file) {
    return file.metrics().getOrDefault(Metric.M_STFT.key(), Double.POSITIVE_INFINITY);
  }

  private static Specimen specimen(String heading, FileReport file, Report report, Path directory) {
    Artifacts exhibit = new Artifacts(directory, file.place());
    Map<SynthesisSystem, Waveform> sounds = new EnumMap<>(SynthesisSystem.class);
    exhibit
        .read(file)
        .forEach((candidate, sound) -> sounds.put(candidate, sound.beginning(HEARD_SECONDS)));
    List<Player> players = new ArrayList<>();
    List<Panel> panels = exhibit.panels(report.voice(), sounds);
    for (SynthesisSystem candidate : Artifacts.measured(file)) {
      players.add(Player.of(sounds.get(candidate), candidate.title()));
    }
    BufferedImage mel = MelPicture.of(panels);
    return new Specimen(
        heading + " (M-STFT " + ReportTables.number(distance(file)) + ")",
        file.place(),
        players,
        Picture.of(mel, "Mel spectrograms", titles(panels)),
        Picture.of(PitchPlot.curves(sounds), "Pitch, where there is one", "Two pitch curves"));
  }

  private static String titles(List<Panel> panels) {
    return String.join("; ", panels.stream().map(Panel::title).toList());
  }

  private static List<Picture> scales(Report report) {
    return report.playing().scales().isEmpty()
        ? List.of()
        : List.of(
            Picture.of(
                PitchPlot.scales(report.playing().scales()),
                "How far each note of a label's scale is off",
                "A curve a label, cents over MIDI notes"));
  }

  private static Link link(FileReport file) {
    String place = file.place();
    List<Sound> sounds = new ArrayList<>();
    for (SynthesisSystem candidate : Artifacts.measured(file)) {
      sounds.add(new Sound(candidate.title(), Artifacts.sound(place, candidate)));
    }
    return new Link(
        place,
        ReportTables.number(distance(file)),
        sounds,
        Artifacts.melPicture(place),
        Artifacts.pitchPicture(place));
  }
}
