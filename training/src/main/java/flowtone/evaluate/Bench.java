package flowtone.evaluate;

import flowtone.audio.Waveform;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A voice and what it is measured beside. Thread-safe if its synthesizers are.
 *
 * @param voice to evaluate
 * @param teacher it was distilled from, where that is to be heard
 * @param likelihood by that teacher, where it is to be asked
 * @param seed of Griffin-Lim's first phases
 */
public record Bench(
    Synthesizer voice,
    Optional<Synthesizer> teacher,
    Optional<LikelihoodCheck> likelihood,
    long seed) {

  /** A voice beside what needs no teacher. */
  public static Bench of(Synthesizer voice) {
    return new Bench(voice, Optional.empty(), Optional.empty(), 1);
  }

  /**
   * Every candidate's sound of a recording.
   *
   * @param withTeacher whether the teacher makes one too, which is slow
   */
  Map<Candidate, Waveform> sounds(Subject subject, boolean withTeacher) {
    Map<Candidate, Waveform> sounds = new EnumMap<>(Candidate.class);
    sounds.put(Candidate.VOICE, subject.madeBy(voice));
    if (withTeacher && teacher.isPresent()) {
      sounds.put(Candidate.TEACHER, subject.madeBy(teacher.get()));
    }
    sounds.put(Candidate.GRIFFIN_LIM, new MelBaseline(voice.manifest(), seed).of(subject));
    sounds.put(Candidate.RECORDING, subject.recording());
    return sounds;
  }
}
