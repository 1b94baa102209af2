package flowtone.server;

import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
import flowtone.voice.FeatureOffsets;
import io.javalin.http.Context;

/** How far further features of a sound are to be from the usual, as a query says. */
final class FeatureQuery {
  private FeatureQuery() {}

  /**
   * Reads {@code ?brightness=&noisiness=}, or any other feature, none of which must be there.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  static FeatureOffsets of(Context ctx) {
    FeatureOffsets offsets = FeatureOffsets.NONE;
    for (HopFeature feature : HopFeatures.all()) {
      String asked = ctx.queryParam(feature.id());
      if (asked != null && !asked.isBlank()) {
        offsets = offsets.with(feature.id(), QueryNumbers.decimal(ctx, feature.id(), 0));
      }
    }
    return offsets;
  }
}
