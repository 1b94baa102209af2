/** What figures were made by: program, command, seed and machine. */
package flowtone.provenance;
