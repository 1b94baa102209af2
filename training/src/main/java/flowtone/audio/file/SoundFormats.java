package flowtone.audio.file;

import java.util.Set;

/**
 * What FFmpeg may open here, by its own names: containers and codecs of sound alone, none that
 * names other files. The rest of FFmpeg is out of reach of a file handed in.
 */
final class SoundFormats {
  private static final Set<String> CONTAINERS =
      Set.of(
          "aac",
          "ac3",
          "aiff",
          "amr",
          "ape",
          "asf",
          "au",
          "caf",
          "eac3",
          "flac",
          "iff",
          "loas",
          "matroska,webm",
          "mov,mp4,m4a,3gp,3g2,mj2",
          "mp3",
          "mpc",
          "mpc8",
          "nistsphere",
          "ogg",
          "tta",
          "voc",
          "w64",
          "wav",
          "wv");

  private static final Set<String> CODECS =
      Set.of(
          "8svx_exp",
          "8svx_fib",
          "aac",
          "aac_latm",
          "ac3",
          "adpcm_g722",
          "g726",
          "g726le",
          "adpcm_ima_qt",
          "adpcm_ima_wav",
          "adpcm_ms",
          "adpcm_swf",
          "adpcm_yamaha",
          "alac",
          "amrnb",
          "amrwb",
          "ape",
          "eac3",
          "flac",
          "g722",
          "gsm",
          "gsm_ms",
          "mp1",
          "mp1float",
          "mp2",
          "mp3",
          "mp2float",
          "mp3float",
          "mpc7",
          "mpc8",
          "opus",
          "qdm2",
          "shorten",
          "speex",
          "tta",
          "vorbis",
          "wavpack",
          "wmalossless",
          "wmapro",
          "wmav1",
          "wmav2",
          "wmavoice");

  /** What counts samples in its header, though a codec makes of them what it likes. */
  private static final Set<String> SAMPLE_COUNTERS =
      Set.of("aiff", "au", "caf", "iff", "nistsphere", "voc", "w64");

  private SoundFormats() {}

  /**
   * Whether the length in a container's header is that of the sound. An Ogg has no such header: its
   * length is that of the pages that are there.
   */
  static boolean tellsLength(String demuxer, String decoder) {
    return !demuxer.equals("ogg")
        && (decoder.startsWith("pcm_") || !SAMPLE_COUNTERS.contains(demuxer));
  }

  static boolean isContainer(String demuxer) {
    return CONTAINERS.contains(demuxer);
  }

  static boolean isCodec(String decoder) {
    return decoder.startsWith("pcm_") || CODECS.contains(decoder);
  }

  /** The containers, as FFmpeg takes a list. */
  static String containers() {
    return String.join(",", CONTAINERS);
  }
}
