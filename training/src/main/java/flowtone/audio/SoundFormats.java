package flowtone.audio;

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
          "adpcm_g726",
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

  private SoundFormats() {}

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
