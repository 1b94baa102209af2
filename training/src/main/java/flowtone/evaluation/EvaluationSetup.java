package flowtone.evaluation;

import flowtone.audio.Waveform;
import flowtone.evaluation.result.SynthesisSystem;
import flowtone.evaluation.testset.SeededSynthesizer;
import flowtone.evaluation.testset.TestItem;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A voice and what it is measured beside. Thread-safe.
 *
 * @param voice to evaluate
 * @param teacher it was distilled from, where that is to be sampled
 * @param likelihood by that teacher, where it is to be measured
 * @param seed of Griffin-Lim's first phases
 */
public record EvaluationSetup(
    SeededSynthesizer voice,
    Optional<SeededSynthesizer> teacher,
    Optional<LikelihoodCheck> likelihood,
    long seed) {

  /** A voice without its teacher. */
  public static EvaluationSetup of(SeededSynthesizer voice) {
    return new EvaluationSetup(voice, Optional.empty(), Optional.empty(), 1);
  }

  /**
   * Every system's sound of a test item.
   *
   * @param withTeacher whether the teacher makes one too, which is slow
   */
  Map<SynthesisSystem, Waveform> sounds(TestItem item, boolean withTeacher) {
    Map<SynthesisSystem, Waveform> sounds = new EnumMap<>(SynthesisSystem.class);
    sounds.put(SynthesisSystem.VOICE, item.madeBy(voice));
    if (withTeacher && teacher.isPresent()) {
      sounds.put(SynthesisSystem.TEACHER, item.madeBy(teacher.get()));
    }
    sounds.put(SynthesisSystem.GRIFFIN_LIM, new MelBaseline(voice.manifest(), seed).of(item));
    sounds.put(SynthesisSystem.RECORDING, item.recording());
    return sounds;
  }
}
