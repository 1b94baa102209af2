package flowtone.evaluation;

import flowtone.audio.Waveform;
import flowtone.corpus.preparation.Source;
import flowtone.evaluation.playing.LabelCheck;
import flowtone.evaluation.playing.Playing;
import flowtone.evaluation.testset.EvaluationException;
import flowtone.evaluation.testset.TestItem;
import flowtone.evaluation.testset.TestSet;
import flowtone.voice.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures a voice on recordings: gives it the features of each and compares what it, and what it
 * is put beside, make of them; plays an instrument's scales; writes sounds and pictures to look
 * into. Several recordings are worked on at once.
 *
 * @param bench the voice and what it is measured beside
 * @param directory where sounds and pictures go
 * @param teacherSeconds of recordings, about, that the teacher is heard on too, being slow
 */
public record Evaluation(EvaluationSetup bench, Path directory, double teacherSeconds) {

  /** How many steps {@link #run} tells of. */
  public int steps(TestSet test) {
    return test.sources().size()
        + (manifest().kind().isPlayable() ? Playing.steps(bench.voice()) : 0);
  }

  /**
   * Measures everything.
   *
   * @param speed of the voice, see {@link Speed#figures}; empty if it is not to be held to any
   * @param onStep called after each recording, note of a scale, label and mix of labels, by any
   *     thread
   * @throws EvaluationException if the directory cannot be written
   */
  public Report run(TestSet test, Map<String, Double> speed, Runnable onStep) {
    try {
      LabelCheck labelCheck = new LabelCheck(bench.voice());
      List<FileReport> files = files(test, labelCheck, onStep);
      Measured measured =
          new Measured(
              files,
              Summary.of(files, SynthesisSystem.VOICE),
              Summary.baselines(files, manifest().kind().readsMel()),
              playing(labelCheck, onStep),
              bench.likelihood().map(LikelihoodCheck::figures).orElse(Map.of()),
              speed);
      return Report.of(manifest(), test, measured);
    } catch (UncheckedIOException e) {
      throw EvaluationException.writing(directory, e.getCause());
    }
  }

  private List<FileReport> files(TestSet test, LabelCheck labelCheck, Runnable onStep) {
    boolean[] withTeacher = test.about(teacherSeconds);
    return IntStream.range(0, withTeacher.length)
        .parallel()
        .mapToObj(
            i -> {
              FileReport file = measure(test.sources().get(i), withTeacher[i], labelCheck);
              onStep.run();
              return file;
            })
        .toList();
  }

  private FileReport measure(Source source, boolean withTeacher, LabelCheck labelCheck) {
    TestItem subject = TestItem.read(source, manifest());
    Map<SynthesisSystem, Waveform> sounds = bench.sounds(subject, withTeacher);
    if (manifest().kind().isPlayable() && manifest().labels().size() > 1) {
      labelCheck.add(subject, sounds.get(SynthesisSystem.VOICE));
    }
    bench.likelihood().ifPresent(check -> check.add(subject, bench.seed()));
    FileReport file = report(subject, sounds);
    try {
      new Artifacts(directory, file.place()).write(manifest().name(), sounds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private FileReport report(TestItem subject, Map<SynthesisSystem, Waveform> sounds) {
    Comparison comparison = new Comparison(subject.recording(), manifest().frameSamples());
    Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
    sounds.forEach(
        (candidate, sound) -> figures.put(candidate.key(), figures(comparison, subject, sound)));
    Map<String, Double> ofVoice = figures.remove(SynthesisSystem.VOICE.key());
    Source source = subject.source();
    return new FileReport(
        source.label(), source.name(), subject.recording().seconds(), ofVoice, figures);
  }

  /** None of a sound that ran away to infinity, as a teacher's sample may. */
  private Map<String, Double> figures(Comparison comparison, TestItem subject, Waveform sound) {
    Map<String, Double> figures = new LinkedHashMap<>();
    if (!sound.isFinite()) {
      return figures;
    }
    comparison.measure(sound).forEach((metric, figure) -> figures.put(metric.key(), figure));
    bench
        .likelihood()
        .ifPresent(
            check ->
                check
                    .of(sound, subject.features())
                    .ifPresent(
                        nats -> {
                          figures.put(Metric.TEACHER_NLL.key(), nats);
                          figures.put(Metric.TEACHER_BITS.key(), LikelihoodCheck.bits(nats));
                        }));
    return figures;
  }

  private Playing playing(LabelCheck labelCheck, Runnable onStep) {
    return manifest().kind().isPlayable()
        ? Playing.of(bench.voice(), labelCheck.reports(), onStep)
        : Playing.NONE;
  }

  private Manifest manifest() {
    return bench.voice().manifest();
  }
}
