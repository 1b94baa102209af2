/** The whole way from recordings to a measured voice, step by step; each step can be resumed. */
package flowtone.pipeline;
