package flowtone.audio;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scientific note names, MIDI note numbers and frequencies in equal temperament: A4 is MIDI note 69
 * and 440 Hz. MIDI numbers are fractional where a pitch lies between two keys.
 */
public final class NoteName {
  /** Frequency of A4 in Hz. */
  public static final double A4_HZ = 440;

  private static final double A4_MIDI = 69;
  private static final int SEMITONES = 12;
  private static final String[] SHARP_NAMES = {
    "C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"
  };
  private static final int[] SEMITONE_OF_A_TO_G = {9, 11, 0, 2, 4, 5, 7};
  private static final Pattern NAME =
      Pattern.compile("([A-Ga-g])([#♯]{0,2}|[b♭]{0,2})(-?\\d{1,2})");
  private static final Pattern NAME_IN_FILE =
      Pattern.compile("(?<![\\p{L}\\d])[A-Ga-g](?:#|♯|b|♭)?-?\\d(?!\\d)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d+)?");

  private NoteName() {}

  /**
   * The MIDI number of a note written as a name ({@code C4}, {@code F#3}, {@code Bb-1}) or as a
   * MIDI number ({@code 60}, {@code 60.5}).
   *
   * @return a number in 0..127
   * @throws IllegalArgumentException if the text is neither
   */
  public static double midi(String text) {
    Matcher name = NAME.matcher(text);
    double midi = Double.NaN;
    if (name.matches()) {
      midi = midi(name.group(1), name.group(2), Integer.parseInt(name.group(3)));
    } else if (NUMBER.matcher(text).matches()) {
      midi = Double.parseDouble(text);
    }
    if (!(midi >= 0 && midi <= 127)) {
      throw new IllegalArgumentException(
          "expected a note such as C4, F#3 or Bb2 within C-1 to G9, or a MIDI number within 0 to"
              + " 127; got \""
              + text
              + "\"");
    }
    return midi;
  }

  /**
   * The MIDI number of the first note name that stands at the beginning of a word of a file's name,
   * as in {@code A0vH.flac}, {@code cello-Bb3_p.wav} and {@code take 2 f#4.wav}.
   */
  public static OptionalDouble inFileName(String name) {
    Matcher found = NAME_IN_FILE.matcher(name);
    return found.find() ? OptionalDouble.of(midi(found.group())) : OptionalDouble.empty();
  }

  private static double midi(String letter, String accidentals, int octave) {
    int semitone = SEMITONE_OF_A_TO_G[letter.toUpperCase(Locale.ROOT).charAt(0) - 'A'];
    boolean flat = accidentals.startsWith("b") || accidentals.startsWith("♭");
    int shift = flat ? -accidentals.length() : accidentals.length();
    return SEMITONES * (octave + 1) + semitone + shift;
  }

  /** The name of the key nearest to a MIDI number, with a sharp where it is a black one. */
  public static String of(double midi) {
    int key = (int) Math.round(midi);
    return SHARP_NAMES[Math.floorMod(key, SEMITONES)] + (Math.floorDiv(key, SEMITONES) - 1);
  }

  /** Frequency in Hz of a fractional MIDI number. */
  public static double hertz(double midi) {
    return A4_HZ * Math.pow(2, (midi - A4_MIDI) / SEMITONES);
  }

  /** Fractional MIDI number of a frequency in Hz, which must be positive. */
  public static double midiOfHertz(double hertz) {
    return A4_MIDI + SEMITONES * Math.log(hertz / A4_HZ) / Math.log(2);
  }
}
