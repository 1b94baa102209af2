/** The command line: one class a command, which parses options, calls other rooms and prints. */
package flowtone.cli;
