/** The way in for Java programs: {@link flowtone.Flowtone}. */
package flowtone;
