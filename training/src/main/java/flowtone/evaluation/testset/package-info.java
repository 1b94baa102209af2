/** The recordings a voice is measured on, and the systems that make sound of their controls. */
package flowtone.evaluation.testset;
