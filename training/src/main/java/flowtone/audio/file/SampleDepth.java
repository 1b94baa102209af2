package flowtone.audio.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a format without loss stores a sample; the others have no such thing. */
public enum SampleDepth {
  /** Integers of 16 bits, rounded and clipped to -1..1. */
  INT16("16"),
  /** Integers of 24 bits, clipped to -1..1. */
  INT24("24"),
  /** Floats of 32 bits, as they are. */
  FLOAT32("float");

  private final String bits;

  SampleDepth(String bits) {
    this.bits = bits;
  }

  /** What it is called where it is asked for: 16, 24 or float. */
  public String bits() {
    return bits;
  }

  /** The depth of a name, if there is one. */
  public static Optional<SampleDepth> ofBits(String name) {
    String bits = name.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(depth -> depth.bits.equals(bits)).findFirst();
  }
}
