package flowtone.control;

import java.util.Map;

/** Another {@link Label} like one there is. Not thread-safe. */
final class LabelBuilder {
  private final String name;
  private float lowestMidi;
  private float highestMidi;
  private float softDb;
  private float loudDb;
  private float attackSeconds;
  private float releaseSeconds;
  private float decayDbPerSecond;
  private float decayPerOctave;
  private float levellingDb;
  private Map<String, FeatureExpectation> expected;

  /** One of which nothing is known but its name. */
  LabelBuilder(String name) {
    this.name = name;
    this.decayPerOctave = 1;
    this.expected = Map.of();
  }

  static LabelBuilder like(Label label) {
    LabelBuilder same = new LabelBuilder(label.name());
    same.lowestMidi = label.lowestMidi();
    same.highestMidi = label.highestMidi();
    same.softDb = label.softDb();
    same.loudDb = label.loudDb();
    same.attackSeconds = label.attackSeconds();
    same.releaseSeconds = label.releaseSeconds();
    same.decayDbPerSecond = label.decayDbPerSecond();
    same.decayPerOctave = label.decayPerOctave();
    same.levellingDb = label.levellingDb();
    same.expected = label.expected();
    return same;
  }

  LabelBuilder pitch(double lowest, double highest) {
    lowestMidi = (float) lowest;
    highestMidi = (float) highest;
    return this;
  }

  LabelBuilder loudness(double soft, double loud) {
    softDb = (float) soft;
    loudDb = (float) loud;
    return this;
  }

  LabelBuilder envelope(double attack, double release) {
    attackSeconds = (float) attack;
    releaseSeconds = (float) release;
    return this;
  }

  LabelBuilder decay(double dbPerSecond, double perOctave) {
    decayDbPerSecond = (float) dbPerSecond;
    decayPerOctave = (float) perOctave;
    return this;
  }

  LabelBuilder levelling(double db) {
    levellingDb = (float) db;
    return this;
  }

  LabelBuilder expected(Map<String, FeatureExpectation> features) {
    expected = features;
    return this;
  }

  Label build() {
    return new Label(
        name,
        lowestMidi,
        highestMidi,
        softDb,
        loudDb,
        attackSeconds,
        releaseSeconds,
        decayDbPerSecond,
        decayPerOctave,
        levellingDb,
        expected);
  }
}
