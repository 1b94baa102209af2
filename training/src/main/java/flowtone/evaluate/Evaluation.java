package flowtone.evaluate;

import flowtone.audio.WavWriter;
import flowtone.audio.WavWriter.Encoding;
import flowtone.corpus.Source;
import flowtone.evaluate.MelPicture.Panel;
import flowtone.voice.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Measures a voice on recordings: gives it the features of each and compares what it makes of them;
 * plays an instrument's scales; writes sounds and pictures to look into.
 *
 * @param voice to measure
 * @param directory where sounds and pictures go
 */
public record Evaluation(Synthesizer voice, Path directory) {
  private static final String AUDIO = "audio";
  private static final String PLOTS = "plots";

  /** How many steps {@link #run} tells of. */
  public int steps(TestSet test) {
    int notes =
        isInstrument()
            ? voice.manifest().labels().stream().mapToInt(l -> Scale.semitones(l).length).sum()
            : 0;
    return test.sources().size() + notes;
  }

  /**
   * Measures everything; takes about as long as synthesising the recordings {@code 1 + labels}
   * times.
   *
   * @param onStep called after each recording and each note of a scale
   * @throws EvaluationException if the directory cannot be written
   */
  public Report run(TestSet test, Runnable onStep) {
    try {
      List<FileReport> files = new ArrayList<>();
      LabelCheck labelCheck = new LabelCheck(voice);
      for (Source source : test.sources()) {
        files.add(measure(source, labelCheck));
        onStep.run();
      }
      return report(test, files, isInstrument() ? scales(onStep) : List.of(), labelCheck.reports());
    } catch (IOException e) {
      throw new EvaluationException(
          "expected to write sounds and pictures to " + directory + "; got " + e.getMessage(), e);
    }
  }

  private FileReport measure(Source source, LabelCheck labelCheck) throws IOException {
    Rendition rendition = Rendition.of(source, voice);
    write(rendition);
    if (isInstrument() && voice.manifest().labels().size() > 1) {
      labelCheck.add(rendition);
    }
    return report(rendition);
  }

  private Report report(
      TestSet test, List<FileReport> files, List<ScaleReport> scales, List<LabelReport> labels) {
    Map<String, Statistics> overall = summary(files, file -> true);
    return new Report(
        voice.manifest().name(),
        test.description(),
        Goal.of(overall, scales, labels),
        overall,
        byLabel(files),
        files,
        scales,
        labels,
        Map.of());
  }

  private boolean isInstrument() {
    return voice.manifest().melBands() == 0;
  }

  private FileReport report(Rendition rendition) {
    Manifest manifest = voice.manifest();
    Map<String, Double> metrics = new LinkedHashMap<>();
    new Comparison(manifest.sampleRateHz(), manifest.frameSamples())
        .measure(rendition.recording(), rendition.resynthesis())
        .forEach((metric, figure) -> metrics.put(metric.key(), figure));
    return new FileReport(
        manifest.labelNames().get(rendition.label()),
        rendition.source().name(),
        rendition.recording().seconds(),
        metrics);
  }

  private void write(Rendition rendition) throws IOException {
    String label = voice.manifest().labelNames().get(rendition.label());
    String name = rendition.source().name().replaceAll("\\.[^.]*$", "").replace('/', '-');
    Path audio = Files.createDirectories(directory.resolve(AUDIO).resolve(label));
    // As floats, so that anyone who measures these files finds the figures of the report.
    WavWriter.write(
        audio.resolve(name + "-recording.wav"), rendition.recording(), Encoding.FLOAT32);
    WavWriter.write(audio.resolve(name + "-voice.wav"), rendition.resynthesis(), Encoding.FLOAT32);
    MelPicture.write(
        List.of(
            new Panel("recording: " + label + " " + name, rendition.recording()),
            new Panel("voice: " + voice.manifest().name(), rendition.resynthesis())),
        directory.resolve(PLOTS).resolve(label).resolve(name + ".png"));
  }

  private List<ScaleReport> scales(Runnable onStep) throws IOException {
    Scale scale = new Scale(voice);
    List<ScaleReport> reports =
        IntStream.range(0, voice.manifest().labels().size())
            .mapToObj(label -> scale.measure(label, onStep))
            .toList();
    PitchPlot.write(reports, directory.resolve(PLOTS).resolve("pitch.png"));
    return reports;
  }

  private static Map<String, Map<String, Statistics>> byLabel(List<FileReport> files) {
    Map<String, Map<String, Statistics>> labels = new LinkedHashMap<>();
    for (FileReport file : files) {
      labels.computeIfAbsent(
          file.label(), label -> summary(files, other -> other.label().equals(label)));
    }
    return labels;
  }

  private static Map<String, Statistics> summary(
      List<FileReport> files, Predicate<FileReport> chosen) {
    Map<String, Statistics> summary = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      List<Double> figures =
          files.stream()
              .filter(chosen)
              .map(file -> file.metrics().getOrDefault(metric.key(), Double.NaN))
              .toList();
      Statistics statistics = Statistics.of(figures);
      if (statistics.count() > 0) {
        summary.put(metric.key(), statistics);
      }
    }
    return summary;
  }
}
