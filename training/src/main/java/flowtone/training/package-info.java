/** Training of teachers by maximum likelihood and distillation of students from them. */
package flowtone.training;
