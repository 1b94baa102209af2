package flowtone.audio.file;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.Pointer;

/**
 * Objects that C code hands back when it calls: it is given a number where it expects a pointer
 * that it does not look behind. Thread-safe.
 */
final class NativeCallers<T> {
  private final Map<Long, T> lent = new ConcurrentHashMap<>();
  private final AtomicLong last = new AtomicLong();

  /** Lends an object until it is {@link #revoke revoked}. */
  Pointer lend(T object) {
    long number = last.incrementAndGet();
    lent.put(number, object);
    return new Number(number);
  }

  /** The object that a number stands for; null if it is not lent. */
  T get(Pointer number) {
    return lent.get(number.address());
  }

  void revoke(Pointer number) {
    lent.remove(number.address());
  }

  private static final class Number extends Pointer {
    Number(long number) {
      address = number;
    }
  }
}
