package flowtone.benchmark;

/** What the rows of a report are called; a family without a teacher and a student by its own id. */
public final class Ids {
  /** The teacher, one pass over its receptive field a sample. */
  public static final String TEACHER_TEXTBOOK = "teacher-textbook";

  /** The teacher, a pass a frame. */
  public static final String TEACHER_CACHED = "teacher-cached";

  /** The parallel flow distilled from the teacher. */
  public static final String STUDENT = "student";

  private Ids() {}
}
