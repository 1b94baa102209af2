package flowtone.performance;

import flowtone.voice.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lays parts out for a voice, see {@link Score#arrange}. One thread at a time. */
final class Arranging {
  private final Manifest manifest;
  private final ArrangementOptions options;
  private final ScoreRemarks remarks;
  private final List<PlayedPart> played = new ArrayList<>();
  private double originSeconds;

  private Arranging(Manifest manifest, ArrangementOptions options) {
    this.manifest = manifest;
    this.options = options;
    this.remarks = new ScoreRemarks(manifest);
  }

  static Arrangement arrange(
      List<Part> parts, List<String> findings, Manifest manifest, ArrangementOptions options) {
    new Performer(manifest); // Refuses a voice that is no instrument, before its ranges are asked.
    Arranging arranging = new Arranging(manifest, options);
    parts.forEach(arranging::add);
    return arranging.arrange(findings);
  }

  private void add(Part part) {
    if (part.isDrums() && !options.labels().names(part)) {
      remarks.drums(part);
      return;
    }
    float[] weights = options.labels().weights(part, manifest);
    PlayableRange range = PlayableRange.of(manifest, weights);
    if (part.source().isEmpty()) {
      part.notes().forEach(note -> range.check(note.midi()));
      played.add(new PlayedPart(part, weights));
      return;
    }
    RangeFitting fitting = RangeFitting.of(part.notes(), range);
    remarks.fitted(fitting);
    if (!fitting.notes().isEmpty()) {
      played.add(new PlayedPart(part.withNotes(fitting.notes()), weights));
    }
  }

  private Arrangement arrange(List<String> findings) {
    if (played.isEmpty()) {
      throw new IllegalArgumentException(
          "expected notes that the voice %s can play; got none".formatted(manifest.name()));
    }
    remarks.findings(findings);
    originSeconds = originSeconds();
    List<VoiceAllocation.PartNote> notes = notes();
    VoiceAllocation allocation = VoiceAllocation.of(notes, options.polyphony());
    List<Phrase> phrases = allocation.lines().stream().map(this::phrase).toList();
    MixLevel level = MixLevel.of(phrases);
    remarks.heard(played);
    remarks.unused(options.labels().channels().keySet(), played);
    remarks.learnt(played);
    remarks.polyphony(allocation.late(), notes.size(), options.polyphony());
    remarks.level(level.gain());
    return new Arrangement(manifest, phrases, level, remarks.all());
  }

  private List<VoiceAllocation.PartNote> notes() {
    List<VoiceAllocation.PartNote> notes = new ArrayList<>();
    for (int part = 0; part < played.size(); part++) {
      for (Note note : played.get(part).part().notes()) {
        notes.add(new VoiceAllocation.PartNote(part, note));
      }
    }
    notes.sort(Comparator.comparingDouble(each -> each.note().startSeconds()));
    return notes;
  }

  private Phrase phrase(VoiceAllocation.Line line) {
    PlayedPart player = played.get(line.part());
    return new Phrase(
        manifest, player.part().withNotes(line.notes()), player.weights(), originSeconds);
  }

  /** The silence before the first note of a MIDI file is left out, unless it is to be kept. */
  private double originSeconds() {
    boolean fromFile = played.stream().allMatch(each -> each.part().source().isPresent());
    double begin = played.stream().mapToDouble(each -> each.part().beginSeconds()).min().orElse(0);
    double origin = fromFile && !options.keepSilence() ? begin : 0;
    if (origin > 0) {
      remarks.trimmed(origin);
    }
    double end = played.stream().mapToDouble(each -> each.part().endSeconds()).max().orElse(0);
    Part.requireLength(end - origin);
    return origin;
  }
}
