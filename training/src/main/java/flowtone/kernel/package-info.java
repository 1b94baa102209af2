/**
 * Arithmetic on parts of float arrays, in two forms: plain loops, and vector instructions where the
 * Java at hand has the module {@code jdk.incubator.vector}.
 */
package flowtone.kernel;
