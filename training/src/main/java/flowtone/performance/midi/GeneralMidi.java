package flowtone.performance.midi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The instruments of General MIDI, level 1. */
final class GeneralMidi {
  private static final List<String> NAMES = read();

  private GeneralMidi() {}

  private static List<String> read() {
    try (InputStream in = GeneralMidi.class.getResourceAsStream("general-midi.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of a program, 0..127. */
  static String name(int program) {
    return NAMES.get(program);
  }
}
