package flowtone.audio;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Decodes Ogg Vorbis. Not by a JavaSound provider: those there are lose the last page of a file, up
 * to a second of sound, and round to 16 bits.
 */
final class VorbisReader {
  private static final int HEADERS = 3;
  private static final String FIRST_PACKET = "\1vorbis";

  private final Info info = new Info();
  private final DspState state = new DspState();

  private VorbisReader() {}

  static Waveform read(InputStream in, double longestSeconds)
      throws IOException, DamagedAudioException {
    OggPages ogg = new OggPages(in.readAllBytes());
    VorbisReader reader = new VorbisReader();
    reader.readHeaders(ogg.packets());
    MonoBuffer mono = new MonoBuffer(reader.info.rate, longestSeconds);
    reader.decode(ogg.packets().subList(HEADERS, ogg.packets().size()), mono);
    if (mono.length() < ogg.samples()) {
      throw new DamagedAudioException(
          mono.length() + " samples of the " + ogg.samples() + " promised");
    }
    return mono.toWaveform(ogg.samples());
  }

  private void readHeaders(List<byte[]> packets) throws DamagedAudioException {
    if (!startsAsVorbis(packets.get(0))) {
      throw new DamagedAudioException("Ogg with something other than Vorbis");
    }
    Comment comment = new Comment();
    for (int i = 0; i < HEADERS; i++) {
      if (i >= packets.size() || info.synthesis_headerin(comment, packet(packets.get(i), i)) < 0) {
        throw new DamagedAudioException("Ogg with a damaged header");
      }
    }
  }

  private static boolean startsAsVorbis(byte[] packet) {
    return new String(packet, StandardCharsets.ISO_8859_1).startsWith(FIRST_PACKET);
  }

  private static Packet packet(byte[] bytes, int number) {
    Packet packet = new Packet();
    packet.packet_base = bytes;
    packet.bytes = bytes.length;
    packet.packetno = number;
    packet.b_o_s = number == 0 ? 1 : 0;
    return packet;
  }

  private void decode(List<byte[]> packets, MonoBuffer mono) throws DamagedAudioException {
    state.synthesis_init(info);
    Block block = new Block(state);
    float[][][] pcm = new float[1][][];
    int[] starts = new int[info.channels];
    for (int i = 0; i < packets.size(); i++) {
      if (block.synthesis(packet(packets.get(i), HEADERS + i)) == 0) {
        state.synthesis_blockin(block);
      }
      for (int count = state.synthesis_pcmout(pcm, starts);
          count > 0;
          count = state.synthesis_pcmout(pcm, starts)) {
        mixDown(pcm[0], starts, count, mono);
        state.synthesis_read(count);
      }
    }
  }

  private void mixDown(float[][] pcm, int[] starts, int count, MonoBuffer mono)
      throws OverlongAudioException {
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int c = 0; c < info.channels; c++) {
        sum += pcm[c][starts[c] + i];
      }
      mono.add(sum / info.channels);
    }
  }
}
