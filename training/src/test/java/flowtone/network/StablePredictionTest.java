package flowtone.network;

import java.util.List;

/**
 * The laws of flows, where samples reach others by a lattice and periods later, one after another.
 */
class StablePredictionTest extends PredictionLaws {
  StablePredictionTest() {
    super(new NetworkConfig(2, 16, List.of(1, 2, 4, 8), 0, 2, 3));
  }
}
