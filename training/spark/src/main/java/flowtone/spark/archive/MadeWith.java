package flowtone.spark.archive;

import flowtone.spark.cluster.Attempt;
import flowtone.spark.cluster.ClusterException;
import flowtone.spark.cluster.Location;
import flowtone.synthesis.NoiseSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Keeps with results by which voice and settings they are made: what is there already is not made
 * again, so what was made by others must not be taken for it.
 */
final class MadeWith {
  private static final String FILE = "made-with.txt";

  private MadeWith() {}

  static String inWords(NoiseSettings noise) {
    return "seed %d, temperature %s".formatted(noise.seed(), noise.temperature());
  }

  /**
   * Claims a folder for results.
   *
   * @param how all that they depend on but the recordings
   * @param unfinished folder of files that are not complete
   * @throws ClusterException if it has results that were made otherwise
   */
  static void claim(Location results, String how, Location unfinished) {
    Location file = results.resolve(FILE);
    try {
      if (!file.exists()) {
        byte[] content = how.getBytes(StandardCharsets.UTF_8);
        Attempt.write(new ByteArrayInputStream(content), file, unfinished);
      }
      String before = new String(file.read(), StandardCharsets.UTF_8);
      if (!before.equals(how)) {
        throw new ClusterException(
            "expected a folder for what is made with %s; got %s, which has what was made with %s"
                .formatted(how, results, before));
      }
    } catch (IOException e) {
      throw new ClusterException(
          "expected to write to %s; got %s".formatted(results, e.getMessage()), e);
    }
  }
}
