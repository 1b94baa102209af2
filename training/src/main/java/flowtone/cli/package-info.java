/** The command line: one file a command, each a thin layer over the packages that do the work. */
package flowtone.cli;
