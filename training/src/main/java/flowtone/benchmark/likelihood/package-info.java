/** How well models describe recordings they were not trained on, and how they came to it. */
package flowtone.benchmark.likelihood;
