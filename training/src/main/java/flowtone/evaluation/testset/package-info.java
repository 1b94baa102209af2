/**
 * The recordings a voice is measured on, and the interface of what synthesizes from their controls.
 */
package flowtone.evaluation.testset;
