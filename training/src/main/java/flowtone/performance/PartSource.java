package flowtone.performance;

import java.util.List;

/**
 * Where in a MIDI file a part stands, by which labels are chosen for it.
 *
 * @param channel as musicians count, from 1, and 16 more for each port
 * @param program 1..128, or 0 if the file names none
 * @param names of its instrument as far as the file tells, the most telling first
 * @param drums whether its notes are no pitches
 */
public record PartSource(int channel, int program, List<String> names, boolean drums) {
  public PartSource {
    names = List.copyOf(names);
  }

  /** The channel, with the name of its instrument if there is one. */
  String description() {
    return names.isEmpty()
        ? "channel " + channel
        : "channel %d (%s)".formatted(channel, shortened(names.get(0)));
  }

  private static String shortened(String name) {
    return name.length() <= 24 ? name : name.substring(0, 23) + "…";
  }
}
