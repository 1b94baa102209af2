package flowtone.spark.archive;

import flowtone.resynthesis.Resynthesis;
import flowtone.synthesis.NoiseSettings;
import flowtone.voice.FeatureOffsets;
import java.io.Serializable;

/**
 * How recordings are rendered.
 *
 * @param voice name of the voice that was sent
 * @param label of the voice, or a mixture; null for that of each recording's folder
 * @param how transposed, stretched and matched in loudness
 * @param noise seed and scale of the noise
 * @param wholeOnly whether recordings are refused of which something is missing
 * @param extension of the files, which tells their format
 */
public record Rendering(
    String voice,
    String label,
    Resynthesis how,
    NoiseSettings noise,
    boolean wholeOnly,
    String extension)
    implements Serializable {
  /** The same in words; two that make the same say the same. */
  String inWords() {
    return "%s, label %s, %s cents higher, %s times longer%s, %s, %s, %s%s"
        .formatted(
            voice,
            label == null ? "of each folder" : label,
            how.transposeCents(),
            how.stretch(),
            otherwise(how.offsets()),
            how.fitsLoudness() ? "loudness fitted" : "loudness kept",
            MadeWith.inWords(noise),
            extension,
            wholeOnly ? ", whole recordings only" : "");
  }

  private static String otherwise(FeatureOffsets offsets) {
    return offsets.byName().isEmpty() ? "" : ", " + offsets.byName();
  }
}
