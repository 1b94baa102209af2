/** What is benchmarked: a model, the modes it runs in, and what its rows of a report say of it. */
package flowtone.benchmark.model;
