package flowtone.race;

import flowtone.audio.FeatureTrack;

/** What contestants are timed at. */
public enum Discipline {
  /** A whole stretch of sound, nobody waiting. */
  OFFLINE {
    @Override
    public void run(Contestant contestant, Course course, int hops) {
      contestant.sample(course.track().slice(0, hops), course.seed());
    }
  },

  /** The same for one listener in chunks of {@link Course#CHUNK_HOPS} hops, one after another. */
  LIVE {
    @Override
    public void run(Contestant contestant, Course course, int hops) {
      Contestant.Live live = contestant.open(course.seed());
      for (int hop = 0; hop < hops; hop += Course.CHUNK_HOPS) {
        FeatureTrack chunk = course.track().slice(hop, Math.min(hops, hop + Course.CHUNK_HOPS));
        live.next(chunk);
      }
    }
  },

  /** The log-density of each sample of a given sound. */
  DENSITY {
    @Override
    public void run(Contestant contestant, Course course, int hops) {
      contestant.score(course.sound(hops), course.track().slice(0, hops));
    }
  };

  /** Lets a contestant run the first hops of a course. */
  public abstract void run(Contestant contestant, Course course, int hops);
}
