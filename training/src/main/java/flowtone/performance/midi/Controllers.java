package flowtone.performance.midi;

/**
 * How the controllers of a channel stand, by the defaults and curves of General MIDI: volume and
 * expression are 40 log10(value / reference) dB; full modulation, or pressure, is a vibrato of 50
 * cents; brightness is as usual in the middle, and up to two octaves from it; pitch bends reach two
 * semitones unless registered parameter 0 says otherwise. Not thread-safe.
 */
final class Controllers {
  static final int BANK = 0;
  private static final int MODULATION = 1;
  private static final int BREATH = 2;
  private static final int DATA = 6;
  private static final int VOLUME = 7;
  private static final int BALANCE = 8;
  private static final int PAN = 10;
  private static final int EXPRESSION = 11;
  private static final int DATA_FINE = 38;
  static final int SUSTAIN = 64;
  private static final int PORTAMENTO = 65;
  static final int SOSTENUTO = 66;
  private static final int SOFT = 67;
  private static final int FIRST_OF_SOUND = 68;
  private static final int BRIGHTNESS = 74;
  private static final int LAST_EFFECT = 95;
  private static final int UNREGISTERED_FINE = 98;
  private static final int UNREGISTERED = 99;
  private static final int REGISTERED_FINE = 100;
  private static final int REGISTERED = 101;
  static final int ALL_SOUND_OFF = 120;
  static final int RESET = 121;
  static final int ALL_NOTES_OFF = 123;

  /** No controller, but like one. */
  static final int KEY_PRESSURE = 128;

  private static final int BEND_RANGE = 0;
  private static final int FINE_TUNING = 1;
  private static final int COARSE_TUNING = 2;
  private static final int NO_PARAMETER = 0x3FFF;

  private static final int CENTRE = 64;
  private static final double BEND_CENTRE = 8192;
  private static final double MAX = 127;
  private static final double DEFAULT_VOLUME = 100;
  private static final double SILENT_DB = -120;
  private static final double FULL_VIBRATO_CENTS = 50;
  private static final double BRIGHTNESS_PER_OCTAVE = 32;
  private static final int MOST_BEND_SEMITONES = 96;

  private final int[] values = new int[128];
  private int parameter = NO_PARAMETER;
  private double bendSemitones = 2;
  private double bendCents;
  private int bend;
  private int pressure;
  private int fineTuning;
  private int coarseTuning;

  Controllers() {
    values[VOLUME] = (int) DEFAULT_VOLUME;
    values[EXPRESSION] = (int) MAX;
    values[BRIGHTNESS] = CENTRE;
  }

  /** Whether a controller at a value is heard, or changes nothing that could be. */
  static boolean isHeard(int controller, int value) {
    return switch (controller) {
      case BALANCE, PAN -> value == CENTRE;
      case BREATH, PORTAMENTO, SOFT -> value == 0;
      case BRIGHTNESS -> true;
      default -> controller < FIRST_OF_SOUND || controller > LAST_EFFECT || value == 0;
    };
  }

  /** What musicians call a controller that is not heard. */
  static String name(int controller) {
    return switch (controller) {
      case BREATH -> "breath";
      case PORTAMENTO -> "portamento";
      case BALANCE, PAN -> "place in the stereo image";
      case SOFT -> "soft pedal";
      case KEY_PRESSURE -> "pressure of single keys";
      case 91 -> "reverb";
      case 93 -> "chorus";
      default -> controller < 80 ? "changes of sound" : "effects";
    };
  }

  void bend(int lower, int upper) {
    bend = (upper << 7 | lower) - (int) BEND_CENTRE;
  }

  void pressure(int value) {
    pressure = value;
  }

  void set(int controller, int value) {
    values[controller] = value;
    switch (controller) {
      case REGISTERED, REGISTERED_FINE ->
          parameter = values[REGISTERED] << 7 | values[REGISTERED_FINE];
      case UNREGISTERED, UNREGISTERED_FINE -> parameter = NO_PARAMETER;
      case DATA -> enter(value);
      case DATA_FINE -> enterFine(value);
      case RESET -> reset();
      default -> {}
    }
  }

  private void enter(int value) {
    switch (parameter) {
      case BEND_RANGE -> bendSemitones = Math.min(MOST_BEND_SEMITONES, value);
      case FINE_TUNING -> fineTuning = value - CENTRE << 7;
      case COARSE_TUNING -> coarseTuning = value - CENTRE;
      default -> {}
    }
  }

  private void enterFine(int value) {
    switch (parameter) {
      case BEND_RANGE -> bendCents = Math.min(100, value);
      case FINE_TUNING -> fineTuning = fineTuning & ~0x7f | value;
      default -> {}
    }
  }

  /** Neither volume and brightness nor bend range and tuning are reset. */
  private void reset() {
    bend = 0;
    pressure = 0;
    parameter = NO_PARAMETER;
    values[MODULATION] = 0;
    values[EXPRESSION] = (int) MAX;
  }

  /** How far from its key a note sounds, in semitones. */
  double tuningSemitones() {
    return coarseTuning + fineTuning / BEND_CENTRE;
  }

  ChannelState state(double seconds) {
    double range = 100 * bendSemitones + bendCents;
    double vibrato = (values[MODULATION] + pressure) / MAX * FULL_VIBRATO_CENTS;
    return new ChannelState(
        seconds,
        bend / BEND_CENTRE * range,
        vibrato,
        (values[BRIGHTNESS] - CENTRE) / BRIGHTNESS_PER_OCTAVE,
        decibels(values[VOLUME] / DEFAULT_VOLUME),
        decibels(values[EXPRESSION] / MAX));
  }

  private static double decibels(double share) {
    return Math.max(SILENT_DB, 40 * Math.log10(share));
  }
}
