package flowtone.training;

import flowtone.control.ControlLayout;
import flowtone.corpus.CorpusDescription;
import flowtone.library.VoiceWriter;
import flowtone.model.FlowConfig;
import flowtone.model.InitialWeights;
import flowtone.storage.WeightArray;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The voice that there is before a student is trained: what is known by formula, by the envelopes
 * of notes, or by another voice.
 *
 * @param corpus that it is to be trained on
 * @param plan of the student
 * @param details its name and what else people decide about it
 */
public record FirstVoice(CorpusDescription corpus, RunPlan.Student plan, VoiceDetails details) {
  static final String VERDICT =
      "Not good yet: it is what is known before training, to listen to until there is a better one.";

  /** Whether it makes the sound of its recordings, and not noise alone. */
  public boolean isWorthHearing() {
    return plan.config().model().conditioner().hasSource();
  }

  /**
   * Writes it.
   *
   * @param ofTeacher weights of the teacher that are known, by name
   * @param ofStudent weights of the student that are known, by name
   * @throws flowtone.voice.VoiceException if it cannot be written
   */
  public void write(
      Path directory, Map<String, WeightArray> ofTeacher, Map<String, WeightArray> ofStudent) {
    Manifest manifest =
        VoiceExporter.manifest(corpus, plan, details, Map.of(Manifest.VERDICT, VERDICT));
    VoiceWriter.write(
        directory,
        manifest,
        flow(plan.config().model(), InitialWeights::student, ofStudent),
        flow(plan.teacher().config().model(), InitialWeights::teacher, ofTeacher));
  }

  private TrainedFlow flow(
      FlowConfig model,
      BiFunction<FlowConfig, ControlLayout, Map<String, WeightArray>> untrained,
      Map<String, WeightArray> known) {
    ControlLayout layout =
        new ControlLayout(model.contextHops(), corpus.encoding().width(), corpus.hopSamples());
    Map<String, WeightArray> weights = new LinkedHashMap<>(untrained.apply(model, layout));
    weights.replaceAll(
        (name, initial) -> {
          WeightArray other = known.get(name);
          return other != null && Arrays.equals(other.shape(), initial.shape()) ? other : initial;
        });
    return new TrainedFlow(model, weights);
  }
}
