package flowtone.evaluate;

import java.util.Map;

/**
 * How near a voice comes to one recording, given the recording's own features.
 *
 * @param label of the recording
 * @param file its path below the folder of its label
 * @param seconds how long it is
 * @param metrics figures by {@link Metric#key}; those that could not be measured are left out
 */
public record FileReport(String label, String file, double seconds, Map<String, Double> metrics) {}
