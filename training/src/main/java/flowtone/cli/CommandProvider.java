package flowtone.cli;

import java.util.List;

/**
 * Contributes commands to the launcher. Found through {@link java.util.ServiceLoader}, so that the
 * server can add {@code serve} without this module knowing of it.
 */
public interface CommandProvider {
  /** New instances of picocli-annotated commands. */
  List<Object> commands();
}
