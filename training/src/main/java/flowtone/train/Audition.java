package flowtone.train;

import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.CorpusLabel;
import flowtone.run.RunDirectory;
import flowtone.voice.Manifest;
import flowtone.voice.TeacherVoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A teacher's run heard: the teacher of its best checkpoint and the features it reads. Whoever
 * opens it closes it.
 *
 * @param manifest what a voice distilled from the teacher would say of itself
 * @param teacher the teacher
 */
public record Audition(Manifest manifest, TeacherVoice teacher) implements AutoCloseable {

  /**
   * The teacher of a run, which may be training at the moment.
   *
   * @throws TrainingException if the run has no checkpoint
   */
  public static Audition open(Path path) {
    RunDirectory run = RunDirectory.at(path);
    RunPlan plan = RunPlan.of(run);
    Corpus corpus = Corpus.open(Path.of(plan.corpus()));
    CorpusDescription description = corpus.description();
    TeacherVoice teacher =
        new TeacherVoice(
            plan.teacher().model(),
            Distillation.bestWeights(run),
            corpus.encoding(),
            description.hopSamples(),
            description.gain());
    int frameSamples = plan.teacher().model().network().frameSamples();
    String name = path.toAbsolutePath().normalize().getFileName().toString();
    return new Audition(manifest(name, description, frameSamples), teacher);
  }

  private static Manifest manifest(String name, CorpusDescription corpus, int frameSamples) {
    List<Manifest.Label> labels = corpus.labels().stream().map(Audition::label).toList();
    return new Manifest(
        Manifest.FORMAT_VERSION,
        name,
        name,
        corpus.kind().toString(),
        corpus.sampleRateHz(),
        corpus.hopSamples(),
        frameSamples,
        corpus.melBands(),
        labels,
        corpus.gain(),
        0,
        Map.of(),
        "",
        "",
        Map.of());
  }

  private static Manifest.Label label(CorpusLabel label) {
    return new Manifest.Label(
        label.name(),
        label.lowestMidi(),
        label.highestMidi(),
        label.softDb(),
        label.loudDb(),
        label.attackSeconds(),
        label.releaseSeconds(),
        label.decayDbPerSecond());
  }

  @Override
  public void close() {
    teacher.close();
  }
}
