package flowtone.corpus;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import java.util.List;

/**
 * What a recording was before it was prepared.
 *
 * @param seconds of sound that were taken from it, silence put around it not counted; 0 if unknown,
 *     in corpora of earlier versions
 * @param channels that were mixed down; 0 if unknown
 * @param losses what is missing of it, each to follow its name in a sentence
 * @param remarks what else is to be known of it, in the same form
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Original(double seconds, int channels, List<String> losses, List<String> remarks)
    implements Serializable {
  /** Of corpora that do not tell. */
  public static final Original UNKNOWN = new Original(0, 0, List.of(), List.of());

  public Original {
    losses = losses == null ? List.of() : List.copyOf(losses);
    remarks = remarks == null ? List.of() : List.copyOf(remarks);
  }
}
