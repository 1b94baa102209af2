package flowtone.evaluation;

import flowtone.audio.Waveform;
import flowtone.corpus.preparation.Source;
import flowtone.evaluation.playing.LabelCheck;
import flowtone.evaluation.playing.PlayingReport;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.result.FileReport;
import flowtone.evaluation.result.Measurements;
import flowtone.evaluation.result.Metric;
import flowtone.evaluation.result.SynthesisSystem;
import flowtone.evaluation.testset.EvaluationException;
import flowtone.evaluation.testset.TestItem;
import flowtone.evaluation.testset.TestSet;
import flowtone.provenance.Provenance;
import flowtone.voice.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures a voice on recordings: synthesizes from the features of each and compares the sound, and
 * those of other systems, with the recording, twice with two noises for the energy scores; plays an
 * instrument's scales; writes sounds and pictures. Several recordings are measured at once.
 *
 * @param setup the voice and the systems it is measured beside
 * @param directory where sounds and pictures go
 * @param teacherSeconds of recordings, about, that the teacher is sampled on, being slow
 */
public record Evaluation(EvaluationSetup setup, Path directory, double teacherSeconds) {

  /** How many steps {@link #run} reports. */
  public int steps(TestSet test) {
    return test.sources().size()
        + (hasLabels() ? test.references().size() : 0)
        + (isInstrument() ? PlayingReport.steps(setup.voice()) : 0);
  }

  /**
   * Measures everything.
   *
   * @param speed of the voice, see {@link Speed#figures}, to be reported; empty if not measured
   * @param onStep called after each recording measured or referred to, note of a scale, label and
   *     mix of labels, by any thread
   * @throws EvaluationException if the directory cannot be written
   */
  public EvaluationReport run(TestSet test, Map<String, Double> speed, Runnable onStep) {
    try {
      LabelCheck labelCheck = new LabelCheck(setup.voice());
      if (hasLabels()) {
        refer(test, labelCheck, onStep);
      }
      List<FileReport> files = files(test, labelCheck, onStep);
      Measurements measured =
          Measurements.of(
              files,
              !isInstrument(),
              playing(labelCheck, onStep),
              setup.likelihood().map(LikelihoodCheck::figures).orElse(Map.of()),
              speed);
      return EvaluationReport.of(manifest(), test, measured, Provenance.current("", setup.seed()));
    } catch (UncheckedIOException e) {
      throw EvaluationException.writing(directory, e.getCause());
    }
  }

  /** Whether there are labels to tell apart. */
  private boolean hasLabels() {
    return isInstrument() && manifest().labels().size() > 1;
  }

  private void refer(TestSet test, LabelCheck labelCheck, Runnable onStep) {
    IntStream.range(0, test.references().size())
        .parallel()
        .forEach(
            i -> {
              String label = test.references().get(i).label();
              test.reference(i, manifest()).ifPresent(sound -> labelCheck.refer(label, sound));
              onStep.run();
            });
  }

  private List<FileReport> files(TestSet test, LabelCheck labelCheck, Runnable onStep) {
    boolean[] withTeacher = test.about(teacherSeconds);
    return IntStream.range(0, withTeacher.length)
        .parallel()
        .mapToObj(
            i -> {
              TestItem item = test.item(i, manifest());
              FileReport file = measure(item, withTeacher[i], labelCheck);
              onStep.run();
              return file;
            })
        .toList();
  }

  /**
   * The figures of one recording by itself, beside what is fast; nothing is written.
   *
   * @param noteHz its pitch by its name, 0 if that is unknown
   * @throws flowtone.audio.file.AudioFileException if it cannot be used
   * @throws EvaluationException if the voice has no such label
   */
  public FileReport figures(Source source, double noteHz) {
    TestItem item = TestItem.read(source, noteHz, manifest());
    return report(item, setup.sounds(item, false), setup.reseeded().sounds(item, false));
  }

  private FileReport measure(TestItem item, boolean withTeacher, LabelCheck labelCheck) {
    Map<SynthesisSystem, Waveform> sounds = setup.sounds(item, withTeacher);
    if (hasLabels()) {
      labelCheck.add(item, sounds.get(SynthesisSystem.VOICE));
    }
    setup.likelihood().ifPresent(check -> check.add(item, setup.seed()));
    FileReport file = report(item, sounds, setup.reseeded().sounds(item, withTeacher));
    try {
      new Artifacts(directory, file.place()).write(manifest().name(), sounds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private FileReport report(
      TestItem item, Map<SynthesisSystem, Waveform> sounds, Map<SynthesisSystem, Waveform> again) {
    Comparison comparison =
        new Comparison(item.recording(), manifest().frameSamples(), isInstrument(), item.noteHz());
    Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
    sounds.forEach(
        (system, sound) ->
            figures.put(system.key(), figures(comparison, item, sound, again.get(system))));
    Map<String, Double> ofVoice = figures.remove(SynthesisSystem.VOICE.key());
    Source source = item.source();
    return new FileReport(
        source.label(), source.name(), item.recording().seconds(), ofVoice, figures);
  }

  /** None of a sound with NaN or infinity, as an unstable teacher's sample may have. */
  private Map<String, Double> figures(
      Comparison comparison, TestItem item, Waveform sound, Waveform again) {
    Map<String, Double> figures = new LinkedHashMap<>();
    if (!sound.isFinite()) {
      return figures;
    }
    Map<Metric, Double> measured =
        again.isFinite() ? comparison.measure(sound, again) : comparison.measure(sound);
    measured.forEach((metric, figure) -> figures.put(metric.key(), figure));
    setup
        .likelihood()
        .ifPresent(
            check ->
                check
                    .of(item, sound)
                    .ifPresent(
                        nats -> {
                          figures.put(Metric.TEACHER_NLL.key(), nats);
                          figures.put(Metric.TEACHER_BITS.key(), LikelihoodCheck.bits(nats));
                        }));
    return figures;
  }

  private PlayingReport playing(LabelCheck labelCheck, Runnable onStep) {
    return isInstrument()
        ? PlayingReport.of(setup.voice(), labelCheck.reports(), onStep)
        : PlayingReport.NONE;
  }

  private boolean isInstrument() {
    return manifest().kind().isPlayable();
  }

  private Manifest manifest() {
    return setup.voice().manifest();
  }
}
