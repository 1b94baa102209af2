package flowtone.kernel;

/** Which kernels there are in the Java at hand. */
final class KernelChoice {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** Compiled by itself, for it needs the module; so it is looked up by its name. */
  private static final String VECTOR_KERNELS = "flowtone.kernel.VectorKernels";

  static final Kernels BEST = choose();

  private KernelChoice() {}

  private static Kernels choose() {
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
      return new PlainKernels();
    }
    try {
      return (Kernels) Class.forName(VECTOR_KERNELS).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      return new PlainKernels(); // Built by, or run with, a Java whose module is another.
    }
  }
}
