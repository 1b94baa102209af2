package flowtone.performance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.control.FeatureTrack;
import flowtone.library.TestVoices;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is pressed, bent and mixed in whatever order. */
class EventOrderPropertyTest {
  private static final int LONGEST_RELEASE_HOPS = 500;

  /** What a player does, and the hops that pass before the next. */
  record Event(String name, Consumer<Performer> action, List<Integer> hops) {
    int pause() {
      return hops.stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
      return name + " then " + hops;
    }
  }

  /** One that changes nothing that another of them reads. */
  record Setting(String name, Consumer<Performer> action) {
    @Override
    public String toString() {
      return name;
    }
  }

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<Integer> keys = Arbitraries.integers().between(36, 72);
    Arbitrary<Setting> actions =
        Arbitraries.oneOf(
            Combinators.combine(keys, Arbitraries.doubles().between(0, 1))
                .as((key, v) -> new Setting("on " + key, p -> p.noteOn(key, v))),
            keys.map(key -> new Setting("off " + key, p -> p.noteOff(key))),
            Arbitraries.just(new Setting("all off", Performer::allOff)),
            bends(),
            mixes());
    return Combinators.combine(actions, Arbitraries.integers().between(1, 7).list().ofMaxSize(4))
        .as((setting, hops) -> new Event(setting.name(), setting.action(), hops))
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  private static Arbitrary<Setting> bends() {
    return Arbitraries.doubles()
        .between(-1200, 1200)
        .map(cents -> new Setting("bend " + cents, p -> p.pitchBend(cents)));
  }

  private static Arbitrary<Setting> mixes() {
    return Arbitraries.floats()
        .between(0, 1)
        .map(share -> new Setting("mix " + share, p -> p.labelWeights(mix(share))));
  }

  private static float[] mix(float share) {
    return new float[] {share, 1 - share};
  }

  private static Performer player() {
    Performer player = new Performer(TestVoices.duet("duet"));
    player.labelWeights(mix(0.5f));
    return player;
  }

  /** Keys out of the range of the labels in use are refused, and change nothing. */
  private static void act(Performer player, Consumer<Performer> action) {
    try {
      action.accept(player);
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().startsWith("expected "), e.getMessage());
    }
  }

  private static FeatureTrack played(List<Event> events, boolean inChunks) {
    Performer player = player();
    FeatureTrack all = player.next(1);
    for (Event event : events) {
      act(player, event.action());
      if (inChunks) {
        for (int hops : event.hops()) {
          all = all.followedBy(player.next(hops));
        }
      } else if (event.pause() > 0) {
        all = all.followedBy(player.next(event.pause()));
      }
    }
    return all;
  }

  private static void assertSame(FeatureTrack one, FeatureTrack other) {
    assertEquals(one.hops(), other.hops());
    assertArrayEquals(one.f0Hz(), other.f0Hz());
    assertArrayEquals(one.voicing(), other.voicing());
    assertArrayEquals(one.loudnessDb(), other.loudnessDb());
    assertArrayEquals(one.onsetSeconds(), other.onsetSeconds());
    assertArrayEquals(one.phaseCycles(), other.phaseCycles());
    for (int hop = 0; hop < one.hops(); hop++) {
      assertArrayEquals(one.labelWeights(hop), other.labelWeights(hop));
    }
  }

  @Property(seed = "12", tries = 300)
  void howManyHopsAreAskedForAtOnceChangesNothing(@ForAll("events") List<Event> events) {
    assertSame(played(events, true), played(events, false));
  }

  @Property(seed = "13", tries = 300)
  void curvesStayWithinWhatAVoiceCanRead(@ForAll("events") List<Event> events) {
    FeatureTrack track = played(events, true);
    for (int hop = 0; hop < track.hops(); hop++) {
      float hertz = track.f0Hz(hop);
      assertTrue(hertz == 0 || (hertz > 20 && hertz < 2100), hertz + " Hz");
      assertTrue(track.voicing(hop) >= 0 && track.voicing(hop) <= 1);
      assertTrue(track.loudnessDb(hop) >= -90 && track.loudnessDb(hop) < 0);
      assertTrue(track.phaseCycles(hop) >= 0 && track.phaseCycles(hop) < 1);
      float[] weights = track.labelWeights(hop);
      assertEquals(1, weights[0] + weights[1], 1e-4f);
    }
  }

  @Property(seed = "14", tries = 300)
  void silenceFollowsWhenEveryKeyIsUp(@ForAll("events") List<Event> events) {
    Performer player = player();
    for (Event event : events) {
      act(player, event.action());
      event.hops().forEach(player::next);
    }
    player.allOff();
    int hops = 0;
    for (; !player.silent() && hops < LONGEST_RELEASE_HOPS; hops++) {
      player.next(1);
    }
    assertTrue(player.silent(), "still sounding after " + hops + " hops");
  }

  @Provide
  Arbitrary<Setting> bend() {
    return bends();
  }

  @Provide
  Arbitrary<Setting> mixing() {
    return mixes();
  }

  @Property(seed = "15", tries = 300)
  void atOneMomentBendAndMixMayComeInEitherOrder(
      @ForAll("events") List<Event> events,
      @ForAll("bend") Setting bend,
      @ForAll("mixing") Setting mix) {
    Performer one = player();
    Performer other = player();
    for (Event event : events) {
      for (Performer player : List.of(one, other)) {
        act(player, event.action());
        event.hops().forEach(player::next);
      }
    }
    act(one, bend.action());
    act(one, mix.action());
    act(other, mix.action());
    act(other, bend.action());
    assertSame(one.next(20), other.next(20));
  }
}
