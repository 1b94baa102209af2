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
 * @param beside it, other systems that make sounds of the same features: its teacher, for one
 * @param likelihood by its teacher, where it is to be measured
 * @param seed of Griffin-Lim's first phases
 */
public record EvaluationSetup(
    SeededSynthesizer voice,
    Map<SynthesisSystem, SeededSynthesizer> beside,
    Optional<LikelihoodCheck> likelihood,
    long seed) {
  public EvaluationSetup {
    beside = Map.copyOf(beside);
  }

  /** A voice without its teacher. */
  public static EvaluationSetup of(SeededSynthesizer voice) {
    return new EvaluationSetup(voice, Map.of(), Optional.empty(), 1);
  }

  /**
   * Every system's sound of a test item.
   *
   * @param withSlow whether the slow ones make one too
   */
  Map<SynthesisSystem, Waveform> sounds(TestItem item, boolean withSlow) {
    Map<SynthesisSystem, Waveform> sounds = new EnumMap<>(SynthesisSystem.class);
    sounds.put(SynthesisSystem.VOICE, item.madeBy(voice));
    if (!voice.manifest().features().isEmpty()) {
      sounds.put(SynthesisSystem.AS_PLAYED, item.playedBy(voice));
    }
    beside.forEach(
        (system, synthesizer) -> {
          if (withSlow || !system.isSlow()) {
            sounds.put(system, item.madeBy(synthesizer));
          }
        });
    sounds.put(SynthesisSystem.GRIFFIN_LIM, new MelBaseline(voice.manifest(), seed).of(item));
    sounds.put(SynthesisSystem.RECORDING, item.recording());
    return sounds;
  }

  /** The same systems drawing from other seeds. */
  EvaluationSetup reseeded() {
    Map<SynthesisSystem, SeededSynthesizer> others = new EnumMap<>(SynthesisSystem.class);
    beside.forEach((system, synthesizer) -> others.put(system, synthesizer.reseeded()));
    return new EvaluationSetup(voice.reseeded(), others, likelihood, seed + 1);
  }
}
