/** Threads that do not keep the process alive, and the time that it is given to end. */
package flowtone.process;
