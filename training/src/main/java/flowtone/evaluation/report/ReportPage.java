package flowtone.evaluation.report;

import flowtone.audio.Waveform;
import flowtone.evaluation.Artifacts;
import flowtone.evaluation.Evaluation;
import flowtone.evaluation.PitchPlot;
import flowtone.evaluation.result.Baseline;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.result.FileReport;
import flowtone.evaluation.result.Metric;
import flowtone.evaluation.result.SynthesisSystem;
import flowtone.evaluation.testset.EvaluationException;
import flowtone.report.Figures;
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

  /** Longer sounds would make the page large; they are beside it as a whole. */
  private static final double PLAYED_SECONDS = 8;

  private ReportPage() {}

  /** What the template reads. */
  record Model(
      EvaluationReport report,
      int recordings,
      String judgement,
      Tables tables,
      List<Picture> scales,
      List<Example> examples,
      List<Link> links) {}

  /** Figures, what to make of the systems beside the voice, thresholds, and further tables. */
  record Tables(Table figures, List<Baseline> baselines, Table thresholds, List<Table> others) {}

  /** A recording with its sounds and pictures in the page. */
  record Example(String heading, String place, List<Player> players, Picture mel, Picture pitch) {}

  /** A recording whose sounds and pictures lie beside the page. */
  record Link(String place, String mStft, List<Sound> sounds, String mel, String pitch) {}

  /** A link to a sound. */
  record Sound(String title, String file) {}

  /**
   * Writes {@code report.html} into the directory that {@link Evaluation} wrote its sounds to.
   *
   * @throws EvaluationException if it cannot be written
   */
  public static void write(EvaluationReport report, Path directory) {
    Model model =
        new Model(
            report,
            report.measured().files().size(),
            report.verdict().good() ? "good" : "bad",
            tables(report),
            scales(report),
            examples(report, directory),
            report.measured().files().stream().map(ReportPage::link).toList());
    try {
      HtmlPage.of(report.voice() + ", evaluated", TEMPLATE, model).write(directory.resolve(FILE));
    } catch (IOException e) {
      throw EvaluationException.writing(directory, e);
    }
  }

  private static Tables tables(EvaluationReport report) {
    return new Tables(
        ReportTables.figures(report),
        List.copyOf(report.measured().baselines().values()),
        ReportTables.thresholds(report),
        ReportTables.others(report));
  }

  private static List<Example> examples(EvaluationReport report, Path directory) {
    List<FileReport> sorted =
        report.measured().files().stream()
            .sorted(Comparator.comparingDouble(ReportPage::distance))
            .toList();
    int last = sorted.size() - 1;
    List<Example> examples = new ArrayList<>();
    examples.add(example("Nearest", sorted.get(0), report, directory));
    if (last > 1) {
      examples.add(example("Middling", sorted.get(sorted.size() / 2), report, directory));
    }
    if (last > 0) {
      examples.add(example("Farthest", sorted.get(last), report, directory));
    }
    return examples;
  }

  private static double distance(FileReport file) {
    return file.metrics().getOrDefault(Metric.M_STFT.key(), Double.POSITIVE_INFINITY);
  }

  private static Example example(
      String heading, FileReport file, EvaluationReport report, Path directory) {
    Artifacts artifacts = new Artifacts(directory, file.place());
    Map<SynthesisSystem, Waveform> sounds = new EnumMap<>(SynthesisSystem.class);
    artifacts
        .read(file)
        .forEach((system, sound) -> sounds.put(system, sound.beginning(PLAYED_SECONDS)));
    List<Player> players = new ArrayList<>();
    List<Panel> panels = artifacts.panels(report.voice(), sounds);
    for (SynthesisSystem system : Artifacts.measured(file)) {
      players.add(Player.of(sounds.get(system), system.title()));
    }
    BufferedImage mel = MelPicture.of(panels);
    return new Example(
        heading + " (M-STFT " + Figures.decimals(distance(file)) + ")",
        file.place(),
        players,
        Picture.of(mel, "Mel spectrograms", titles(panels)),
        Picture.of(PitchPlot.curves(sounds), "Pitch, where there is one", "Two pitch curves"));
  }

  private static String titles(List<Panel> panels) {
    return String.join("; ", panels.stream().map(Panel::title).toList());
  }

  private static List<Picture> scales(EvaluationReport report) {
    return report.measured().playing().scales().isEmpty()
        ? List.of()
        : List.of(
            Picture.of(
                PitchPlot.scales(report.measured().playing().scales()),
                "How far each note of a label's scale is off",
                "A curve a label, cents over MIDI notes"));
  }

  private static Link link(FileReport file) {
    String place = file.place();
    List<Sound> sounds = new ArrayList<>();
    for (SynthesisSystem system : Artifacts.measured(file)) {
      sounds.add(new Sound(system.title(), Artifacts.sound(place, system)));
    }
    return new Link(
        place,
        Figures.decimals(distance(file)),
        sounds,
        Artifacts.melPicture(place),
        Artifacts.pitchPicture(place));
  }
}
