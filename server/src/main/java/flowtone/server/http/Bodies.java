package flowtone.server.http;

import java.util.OptionalLong;

/** Says which requests have bodies that are read, and how long these may be. */
@FunctionalInterface
public interface Bodies {
  /** The most bytes of the body of a request; none if it is not to be read at all. */
  OptionalLong mostBytes(String method, String path);
}
