package flowtone.corpus;

import java.io.Serializable;

/**
 * A file that could not be used as a recording.
 *
 * @param file its path
 * @param reason one sentence
 */
public record LeftOut(String file, String reason) implements Serializable {}
