package flowtone.corpus.report;

/**
 * A recording that was used but differs from the others of its label.
 *
 * @param label of the recording
 * @param name its path below the folder of the label
 * @param remark in what it differs, in words
 */
public record Outlier(String label, String name, String remark) {}
