package flowtone.benchmark.model;

/** Ids of the rows of a report; a family without teacher and student has its own id. */
public final class ModelIds {
  /** The teacher by the textbook inverse: one pass over its receptive field a sample. */
  public static final String TEACHER_TEXTBOOK = "teacher-textbook";

  /** The teacher with cached activations: one pass a frame. */
  public static final String TEACHER_CACHED = "teacher-cached";

  /** The parallel flow distilled from the teacher. */
  public static final String STUDENT = "student";

  private ModelIds() {}
}
