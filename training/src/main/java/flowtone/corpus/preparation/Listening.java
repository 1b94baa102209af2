package flowtone.corpus.preparation;

import java.io.IOException;
import java.util.List;

/** Tells what pitch preprocessed recordings have. */
@FunctionalInterface
public interface Listening {
  /**
   * Listens to some recordings.
   *
   * @param recordings indices of them among all
   * @return the median pitch of each, Hz; 0 where none is heard
   * @throws IOException if their samples cannot be read
   */
  double[] hertz(List<Integer> recordings) throws IOException;
}
