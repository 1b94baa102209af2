package flowtone.server;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGTERM, by which a server is told to end. Java itself ends with 143 of it, as if what was asked
 * for had failed; there is no other way to hear of it than the module {@code jdk.unsupported},
 * which is called by name, as it may be missing.
 */
final class TerminationSignal {
  private static final Logger LOG = LoggerFactory.getLogger(TerminationSignal.class);
  private static final String NAME = "TERM";

  private TerminationSignal() {}

  /**
   * Has an action run in place of the end of this process; where that cannot be had, it ends as
   * every Java program does.
   *
   * @param action run on a thread of its own each time the signal comes
   */
  static void handle(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object calling =
          Proxy.newProxyInstance(
              TerminationSignal.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      Object term = signal.getConstructor(String.class).newInstance(NAME);
      signal.getMethod("handle", signal, handler).invoke(null, term, calling);
    } catch (ReflectiveOperationException e) {
      LOG.debug("SIGTERM is not to be heard of here", e);
    }
  }
}
