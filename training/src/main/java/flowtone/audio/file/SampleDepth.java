package flowtone.audio.file;

/** How a format without loss stores a sample; the others have no such thing. */
public enum SampleDepth {
  /** Integers of 16 bits, rounded and clipped to -1..1. */
  INT16,
  /** Integers of 24 bits, clipped to -1..1. */
  INT24,
  /** Floats of 32 bits, as they are. */
  FLOAT32
}
