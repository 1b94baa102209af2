package flowtone.evaluation;

import flowtone.audio.Waveform;
import flowtone.evaluation.testset.SeededSynthesizer;
import flowtone.evaluation.testset.TestItem;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A voice and what it is measured beside. Thread-safe.
 *
 * @param voice to evaluate
 * @param teacher it was distilled from, where that is to be heard
 * @param likelihood by that teacher, where it is to be asked
 * @param seed of Griffin-Lim's first phases
 */
public record EvaluationSetup(
    SeededSynthesizer voice,
    Optional<SeededSynthesizer> teacher,
    Optional<LikelihoodCheck> likelihood,
    long seed) {

  /** A voice beside what needs no teacher. */
  public static EvaluationSetup of(SeededSynthesizer voice) {
    return new EvaluationSetup(voice, Optional.empty(), Optional.empty(), 1);
  }

  /**
   * Every candidate's sound of a recording.
   *
   * @param withTeacher whether the teacher makes one too, which is slow
   */
  Map<SynthesisSystem, Waveform> sounds(TestItem subject, boolean withTeacher) {
    Map<SynthesisSystem, Waveform> sounds = new EnumMap<>(SynthesisSystem.class);
    sounds.put(SynthesisSystem.VOICE, subject.madeBy(voice));
    if (withTeacher && teacher.isPresent()) {
      sounds.put(SynthesisSystem.TEACHER, subject.madeBy(teacher.get()));
    }
    sounds.put(SynthesisSystem.GRIFFIN_LIM, new MelBaseline(voice.manifest(), seed).of(subject));
    sounds.put(SynthesisSystem.RECORDING, subject.recording());
    return sounds;
  }
}
