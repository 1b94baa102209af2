package flowtone.server.load;

import java.util.List;

/**
 * What a load came to.
 *
 * @param voice that was played
 * @param seconds it lasted
 * @param windowSamples how far the server might render ahead
 * @param sessions asked for
 * @param played sessions that heard anything
 * @param failures sentences on those that were refused or cut off, each once
 * @param playedSeconds of sound heard by all
 * @param underruns how often any ran dry
 * @param starvedSeconds how long all were silent for that
 * @param firstSoundMillisMedian from the first key to the first sound
 * @param firstSoundMillisWorst the same, of the last to hear it
 * @param renderings of ten minutes that came in whole meanwhile
 */
record LoadResult(
    String voice,
    double seconds,
    int windowSamples,
    int sessions,
    int played,
    List<String> failures,
    double playedSeconds,
    int underruns,
    double starvedSeconds,
    double firstSoundMillisMedian,
    double firstSoundMillisWorst,
    int renderings) {

  static LoadResult of(
      String voice,
      double seconds,
      int windowSamples,
      List<LoadPlayer.Outcome> outcomes,
      int renderings) {
    double[] firstSounds =
        outcomes.stream()
            .filter(outcome -> outcome.playedSeconds() > 0)
            .mapToDouble(LoadPlayer.Outcome::firstSoundMillis)
            .sorted()
            .toArray();
    int played = firstSounds.length;
    return new LoadResult(
        voice,
        seconds,
        windowSamples,
        outcomes.size(),
        played,
        outcomes.stream().flatMap(outcome -> outcome.failure().stream()).distinct().toList(),
        outcomes.stream().mapToDouble(LoadPlayer.Outcome::playedSeconds).sum(),
        outcomes.stream().mapToInt(LoadPlayer.Outcome::underruns).sum(),
        outcomes.stream().mapToDouble(LoadPlayer.Outcome::starvedSeconds).sum(),
        played == 0 ? 0 : firstSounds[played / 2],
        played == 0 ? 0 : firstSounds[played - 1],
        renderings);
  }

  String sentence() {
    return "%d of %d players heard %.1f seconds in all, %d underruns, %.2f seconds starved, first sound after %.0f ms (worst %.0f)%s"
        .formatted(
            played,
            sessions,
            playedSeconds,
            underruns,
            starvedSeconds,
            firstSoundMillisMedian,
            firstSoundMillisWorst,
            failures.isEmpty() ? "" : "; " + String.join("; ", failures));
  }
}
