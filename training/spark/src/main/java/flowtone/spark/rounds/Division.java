package flowtone.spark.rounds;

import java.io.Serializable;

/**
 * What each of several workers takes of a step.
 *
 * @param workers how many there are, at least 1
 * @param batch crops of a step of the configuration, at least 1
 * @param crops of a step of a worker, at least 1
 */
record Division(int workers, int batch, int crops) implements Serializable {
  Division {
    if (workers < 1 || batch < 1 || crops < 1) {
      throw new IllegalArgumentException(
          "expected at least one worker, and steps of at least one crop; got %d, %d and %d"
              .formatted(workers, batch, crops));
    }
  }

  /** What a worker takes. */
  String cropsInWords() {
    return crops == 1 ? "a crop" : crops + " crops";
  }

  /** How many batches of the configuration a step of all workers is. */
  double batches() {
    return workers * crops / (double) batch;
  }
}
