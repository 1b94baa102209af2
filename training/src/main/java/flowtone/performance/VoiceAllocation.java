package flowtone.performance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lays notes out for monophonic players: each note goes to a player of its part that is free and
 * was last at the nearest pitch, or to a new one. Where all are busy, the one that began its note
 * first is taken: by the same part as another note that is pressed while one is held, by another
 * part so that its note ends. Not thread-safe.
 */
final class VoiceAllocation {
  /** Notes that overlap by no more than this, and than half of the first, are slurred. */
  private static final double SLUR_SECONDS = 0.1;

  /** After so long a rest the sound begins anew. */
  private static final double REST_SECONDS = 1;

  /** A note that one part plays. */
  record PartNote(int part, Note note) {}

  /** Notes of one player from silence to silence. */
  record Line(int part, List<Note> notes) {}

  /** A player with what it has played since silence. */
  private static final class Player {
    private final int part;
    private final List<Note> notes = new ArrayList<>();
    private double heldSeconds;

    Player(int part) {
      this.part = part;
    }

    Note last() {
      return notes.get(notes.size() - 1);
    }

    void add(Note note) {
      notes.add(note);
      heldSeconds = Math.max(heldSeconds, note.endSeconds());
    }

    boolean isFree(double seconds) {
      double slur = Math.min(SLUR_SECONDS, last().durationSeconds() / 2);
      return heldSeconds - seconds <= slur && last().startSeconds() < seconds;
    }

    /** Ends what is held at a time. */
    void endAt(double seconds) {
      notes.removeIf(note -> note.startSeconds() >= seconds);
      notes.replaceAll(note -> note.endSeconds() > seconds ? note.until(seconds) : note);
    }
  }

  private final int polyphony;
  private final List<Player> players = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private int late;

  private VoiceAllocation(int polyphony) {
    this.polyphony = polyphony;
  }

  /**
   * Lays out notes.
   *
   * @param notes of all parts, by start
   * @param polyphony how many players there are
   */
  static VoiceAllocation of(List<PartNote> notes, int polyphony) {
    VoiceAllocation allocation = new VoiceAllocation(polyphony);
    notes.forEach(allocation::assign);
    allocation.players.forEach(allocation::close);
    allocation.lines.sort(Comparator.comparingDouble(line -> line.notes().get(0).startSeconds()));
    return allocation;
  }

  /** What the players play, by beginning. */
  List<Line> lines() {
    return lines;
  }

  /** Notes that began while all players were busy. */
  int late() {
    return late;
  }

  private void assign(PartNote each) {
    double seconds = each.note().startSeconds();
    dismissResting(seconds);
    Player player = freeOf(each, seconds).or(() -> another(each, seconds)).orElse(null);
    if (player == null) {
      late++;
      player = taken(each, seconds);
    }
    player.add(each.note());
  }

  private void dismissResting(double seconds) {
    for (int i = players.size() - 1; i >= 0; i--) {
      if (players.get(i).heldSeconds + REST_SECONDS < seconds) {
        close(players.remove(i));
      }
    }
  }

  private void close(Player player) {
    if (!player.notes.isEmpty()) {
      lines.add(new Line(player.part, List.copyOf(player.notes)));
    }
  }

  private Optional<Player> freeOf(PartNote each, double seconds) {
    return players.stream()
        .filter(player -> player.part == each.part() && player.isFree(seconds))
        .min(Comparator.comparingDouble(p -> Math.abs(p.last().midi() - each.note().midi())));
  }

  private Optional<Player> another(PartNote each, double seconds) {
    if (players.size() >= polyphony) {
      Optional<Player> idle = players.stream().filter(p -> p.isFree(seconds)).findFirst();
      if (idle.isEmpty()) {
        return Optional.empty();
      }
      players.remove(idle.get());
      close(idle.get());
    }
    return Optional.of(begin(each.part()));
  }

  private Player begin(int part) {
    Player player = new Player(part);
    players.add(player);
    return player;
  }

  private Player taken(PartNote each, double seconds) {
    Player first =
        players.stream()
            .min(Comparator.comparingDouble(p -> p.last().startSeconds()))
            .orElseThrow();
    if (first.part == each.part()) {
      return first;
    }
    players.remove(first);
    first.endAt(seconds);
    close(first);
    return begin(each.part());
  }
}
