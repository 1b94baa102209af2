package flowtone.pipeline;

/** Receives the progress of a long step. */
public interface ProgressListener {
  /** Receives and does nothing. */
  ProgressListener NONE =
      new ProgressListener() {
        @Override
        public void started(int steps) {}

        @Override
        public void message(String what) {}

        @Override
        public void step() {}
      };

  /** Work of so many steps begins; called before anything else, once. */
  void started(int steps);

  /** Shows what is worked on now; empty shows nothing. */
  void message(String what);

  /** One more step is done. Called by any thread. */
  void step();
}
