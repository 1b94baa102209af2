/** Training that clients start, where the operator allows it: one child process at a time. */
package flowtone.server.trainer;
