package flowtone.audio.file;

/** What a decoder found in place of whole audio; the reader adds the name of the file. */
class DamagedAudioException extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedAudioException(String found) {
    super(found);
  }

  DamagedAudioException(String found, Throwable cause) {
    super(found, cause);
  }
}
