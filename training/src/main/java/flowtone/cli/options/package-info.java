/** Options that several commands share, as picocli mixins. */
package flowtone.cli.options;
