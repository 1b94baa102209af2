package flowtone.performance;

import flowtone.audio.NoteName;

/**
 * The fundamental over time: note, bend and vibrato as one frequency per hop, and the phase it
 * accumulates. Not thread-safe.
 */
final class PitchCurve {
  /** The longest glide from one note or bend to the next: perceived as legato, not portamento. */
  private static final double GLIDE_SECONDS = 0.010;

  private static final double CENTS_PER_SEMITONE = 100;

  private final double hopSeconds;
  private final int glideHops;
  private double noteMidi;
  private double bendCents;
  private double fromMidi;
  private int glidedHops;
  private double phaseCycles;

  PitchCurve(double hopSeconds) {
    this.hopSeconds = hopSeconds;
    this.glideHops = (int) (GLIDE_SECONDS / hopSeconds);
    this.glidedHops = glideHops;
  }

  /** Sets the note at once. */
  void jump(double midi) {
    noteMidi = midi;
    glidedHops = glideHops;
  }

  /** Starts to glide to a note. */
  void glide(double midi) {
    startGlide();
    noteMidi = midi;
  }

  /** Starts to glide to a pitch bend. */
  void bend(double cents) {
    startGlide();
    bendCents = cents;
  }

  private void startGlide() {
    fromMidi = midi(glidedHops);
    glidedHops = 0;
  }

  private double midi(double afterHops) {
    double target = noteMidi + bendCents / CENTS_PER_SEMITONE;
    return afterHops >= glideHops ? target : fromMidi + (target - fromMidi) * afterHops / glideHops;
  }

  /** Phase at the first sample of the next hop, in cycles, 0..1. */
  double phaseCycles() {
    return phaseCycles;
  }

  /**
   * Mean frequency over the next hop, Hz.
   *
   * @param offsetCents added to the pitch, such as that of a vibrato
   */
  double nextHertz(double offsetCents) {
    double midi = midi(Math.min(glideHops, glidedHops + 0.5)) + offsetCents / CENTS_PER_SEMITONE;
    glidedHops = Math.min(glideHops, glidedHops + 1);
    double hertz = NoteName.hertz(midi);
    phaseCycles = (phaseCycles + hertz * hopSeconds) % 1;
    return hertz;
  }
}
