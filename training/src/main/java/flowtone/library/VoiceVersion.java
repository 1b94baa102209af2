package flowtone.library;

import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import flowtone.voice.VoiceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A voice as its files were at one time: another once its manifest or its graph is written anew.
 *
 * @param directory absolute
 * @param described when its manifest was written
 * @param modelled when its graph was written, as long as it has one
 * @param modelBytes of its graph; -1 if it has none
 */
record VoiceVersion(Path directory, FileTime described, FileTime modelled, long modelBytes) {
  private static final FileTime NEVER = FileTime.fromMillis(0);

  /**
   * The version that lies in a directory now.
   *
   * @throws VoiceException if there is no readable manifest
   */
  static VoiceVersion of(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    Path model = VoiceFiles.model(absolute);
    try {
      FileTime described = Files.getLastModifiedTime(absolute.resolve(Manifest.FILE_NAME));
      boolean whole = Files.isRegularFile(model);
      return new VoiceVersion(
          absolute,
          described,
          whole ? Files.getLastModifiedTime(model) : NEVER,
          whole ? Files.size(model) : -1);
    } catch (IOException e) {
      throw new VoiceException("expected a readable voice in " + directory, e);
    }
  }
}
