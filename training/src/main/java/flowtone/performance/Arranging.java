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
    options.offsets().requireReadBy(manifest);
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
          "expected notes that the voice %s can play; got %s"
              .formatted(manifest.name(), remarks.leftOut()));
    }
    remarks.findings(findings);
    if (played.stream().allMatch(each -> each.part().source().isPresent())) {
      trim();
    }
    List<VoiceAllocation.PartNote> notes = notes();
    VoiceAllocation allocation = VoiceAllocation.of(notes, options.polyphony());
    List<Phrase> phrases = allocation.lines().stream().map(this::phrase).toList();
    remarks.heard(played);
    remarks.unused(options.labels().channels().keySet(), played);
    remarks.learnt(played);
    remarks.polyphony(allocation.late(), notes.size(), options.polyphony());
    return new Arrangement(manifest, phrases, remarks.all());
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
        manifest,
        player.part().withNotes(line.notes()),
        player.weights(),
        originSeconds,
        options.offsets());
  }

  /**
   * Of a MIDI file, leaves out the silence before the first note, unless it is to be kept, and what
   * comes too late to be played.
   */
  private void trim() {
    double begin = played.stream().mapToDouble(each -> each.part().beginSeconds()).min().orElse(0);
    double end = played.stream().mapToDouble(each -> each.part().endSeconds()).max().orElse(0);
    if (options.keepSilence()) {
      Part.requireLength(begin);
    } else if (begin > 0) {
      originSeconds = begin;
      remarks.trimmed(begin);
    }
    if (end - originSeconds > Part.MAX_SECONDS) {
      remarks.tooLong(end - originSeconds);
      played.replaceAll(each -> each.until(originSeconds + Part.MAX_SECONDS));
      played.removeIf(each -> each.part().notes().isEmpty());
    }
  }
}
