package flowtone.train;

import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusDescription;
import flowtone.network.FlowConfig;
import flowtone.run.RunDirectory;
import flowtone.voice.Manifest;
import flowtone.voice.TeacherVoice;
import flowtone.voice.VoiceExport;
import java.nio.file.Path;
import java.util.Map;

/** Lets the teacher of a run be heard before anything is distilled from it. */
public final class Audition {
  private Audition() {}

  /**
   * The teacher of a run's best checkpoint; the run may be going on. Whoever opens it closes it.
   *
   * @throws TrainingException if the run is not a teacher's or has no checkpoint
   */
  public static TeacherVoice open(Path path) {
    RunDirectory run = RunDirectory.at(path);
    RunPlan.Teacher plan = RunPlan.of(run, RunPlan.Teacher.class);
    CorpusDescription corpus = Corpus.open(Path.of(plan.corpus())).description();
    FlowConfig model = plan.config().model();
    String name = path.toAbsolutePath().normalize().getFileName().toString();
    return new TeacherVoice(
        manifest(name, corpus, model),
        new VoiceExport.Trained(model, Distillation.bestWeights(run)));
  }

  private static Manifest manifest(String name, CorpusDescription corpus, FlowConfig model) {
    return new Manifest(
        Manifest.FORMAT_VERSION,
        name,
        name,
        corpus.kind().toString(),
        corpus.sampleRateHz(),
        corpus.hopSamples(),
        model.network().frameSamples(),
        corpus.melBands(),
        corpus.labels().stream().map(VoiceMaker::label).toList(),
        corpus.gain(),
        1,
        0,
        model.contextHops(),
        Map.of(),
        "",
        "",
        Map.of());
  }
}
