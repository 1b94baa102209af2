/**
 * What the README shows of Flowtone for Java programs; compiled and run by {@code ExamplesTest}.
 */
package flowtone.examples;
