package flowtone.corpus.report;

/**
 * A recording that was used and deserves a second look.
 *
 * @param label of the recording
 * @param name its path below the folder of the label
 * @param remark what is remarkable, in words
 */
public record Outlier(String label, String name, String remark) {}
