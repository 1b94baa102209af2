package flowtone.race;

import flowtone.audio.FeatureTrack;
import flowtone.voice.Session;
import flowtone.voice.Voice;
import java.util.Set;

/** A voice: the student distilled from its teacher. */
public final class StudentContestant implements Contestant {
  private static final float TEMPERATURE = 1;

  private final Voice voice;

  /**
   * @param voice stays the caller's to close
   */
  public StudentContestant(Voice voice) {
    this.voice = voice;
  }

  @Override
  public Profile profile() {
    return new Profile(
        Ids.STUDENT,
        "IAF student",
        "one pass for all samples",
        null,
        null,
        null,
        voice.stateBytes(),
        new Profile.PassesInWords("T", "1"));
  }

  @Override
  public Set<Discipline> disciplines() {
    return Set.of(Discipline.OFFLINE, Discipline.LIVE);
  }

  @Override
  public float[] sample(FeatureTrack track, long seed) {
    return voice.synthesize(track, seed, TEMPERATURE).samples();
  }

  @Override
  public Live open(long seed) {
    Session session = voice.open(seed, TEMPERATURE);
    return chunk -> voice.render(session, chunk);
  }

  @Override
  public void close() {
    // The voice is whoever's who loaded it.
  }
}
