package flowtone.kernel;

import java.util.List;

/** The forms of kernels that tests try: plain loops, and what this Java has that is faster. */
public final class KernelForms {
  private KernelForms() {}

  public static List<Kernels> all() {
    Kernels best = Kernels.best();
    return best instanceof PlainKernels ? List.of(best) : List.of(new PlainKernels(), best);
  }
}
