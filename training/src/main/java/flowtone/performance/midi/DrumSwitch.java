package flowtone.performance.midi;

import java.util.Arrays;
import java.util.Optional;

/**
 * Messages of makers that say which channels have drums.
 *
 * @param channel 0..15
 * @param drums whether it has them from then on
 */
record DrumSwitch(int channel, boolean drums) {
  private static final byte[] GS_DATA = {0x41, 0x10, 0x42, 0x12, 0x40};
  private static final int GS_USE_FOR_RHYTHM = 0x15;
  private static final byte[] XG_ON = {0x4C, 0x00, 0x00, 0x7E};
  private static final int YAMAHA = 0x43;

  /** Of Roland's GS: part 0 is channel 10, and those up to nine one channel lower. */
  static Optional<DrumSwitch> of(MidiEvent.SystemExclusive message) {
    byte[] data = message.data();
    boolean rhythm =
        data.length > 7
            && Arrays.equals(GS_DATA, Arrays.copyOf(data, GS_DATA.length))
            && (data[5] & 0xF0) == 0x10
            && data[6] == GS_USE_FOR_RHYTHM;
    if (!rhythm) {
      return Optional.empty();
    }
    int part = data[5] & 0x0F;
    int channel = part == 0 ? 9 : part <= 9 ? part - 1 : part;
    return Optional.of(new DrumSwitch(channel, data[7] != 0));
  }

  /** Whether a message turns Yamaha's XG on, in which banks of programs say what are drums. */
  static boolean isXgOn(MidiEvent.SystemExclusive message) {
    byte[] data = message.data();
    return data.length > 5
        && data[0] == YAMAHA
        && Arrays.equals(XG_ON, Arrays.copyOfRange(data, 2, 2 + XG_ON.length));
  }
}
