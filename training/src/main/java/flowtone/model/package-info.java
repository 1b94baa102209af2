/**
 * Teacher, student and the other families of flows: one class a family, listed in {@link
 * flowtone.model.FlowFamilies}; their configuration, their graphs, and their cost.
 */
package flowtone.model;
