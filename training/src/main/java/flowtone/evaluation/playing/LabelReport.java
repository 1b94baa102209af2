package flowtone.evaluation.playing;

import flowtone.evaluation.metric.Timbre;

/**
 * Whether a label sounds like its own recordings, as shares of the label's test recordings. A
 * sound's timbre is its {@link Timbre}; nearest means the least distance among the recordings of
 * all labels, those that voices may be trained on included.
 *
 * @param label that was played
 * @param recordings test recordings of this label
 * @param recorded share of them that are nearest to another recording of their own label: what a
 *     voice can hardly be better than
 * @param played share of notes played as high, loud and long as the test recordings that are
 *     nearest to a recording of their own label; 0 for recordings without a pitch
 * @param resynthesized share of resynthesised test recordings that are nearest to a recording of
 *     their own label
 * @param ownLabelNearer share of test recordings whose resynthesis is nearer (mel L1) with their
 *     own label than with any other, all other features being the same
 */
public record LabelReport(
    String label,
    int recordings,
    double recorded,
    double played,
    double resynthesized,
    double ownLabelNearer) {}
