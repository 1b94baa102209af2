package flowtone.server.rendering;

import flowtone.server.live.RenderListener;

/** Told how renderings go. Thread-safe; must return at once. */
public interface RenderingListener extends RenderListener {
  /** A thread has begun with a rendering that waited so long for it. */
  void queued(double seconds);

  /** The first sound of a rendering is on its way, so long after it was asked for. */
  void firstSound(double seconds);
}
