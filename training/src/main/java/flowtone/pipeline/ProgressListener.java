package flowtone.pipeline;

/** Told how a long step gets on. Implementations are thread-safe. */
public interface ProgressListener {
  /** Ignores everything. */
  ProgressListener NONE =
      new ProgressListener() {
        @Override
        public void started(int steps) {}

        @Override
        public void message(String what) {}

        @Override
        public void step() {}
      };

  /** Work of so many steps begins. */
  void started(int steps);

  /** What is worked on now, for people; empty for nothing special. */
  void message(String what);

  /** One more step is done. Called by any thread. */
  void step();
}
