/** A trained classifier over embedding vectors: one row of weights and one bias per label. */
export type Head = {
  readonly labels: readonly string[];
  readonly weights: readonly Float64Array[];
  readonly biases: Float64Array;
};

/** One marked item: its unit vector, and its label. */
export type HeadExample = { readonly vector: Float32Array; readonly label: string };

export type HeadReading = {
  readonly label: string;
  readonly probabilities: Readonly<Record<string, number>>;
  /** Difference between the two most likely labels, 0 to 1. */
  readonly margin: number;
};

/**
 * Pull towards small weights. Vectors have length 1, so without it a handful of examples drives every probability to 0 or 1; tuned by
 * eye on the preset's examples, judged on held-back items like everything a head says.
 */
const decay = 0.01;
const rounds = 250;
/** Below the reciprocal of the loss's largest curvature for unit vectors with a bias (softmax: 1/2 · (1 + 1)). */
const pace = 0.9;

/**
 * Softmax regression by gradient descent over all examples: convex, without chance, so equal examples give equal heads. Labels weigh
 * the same however many examples each has. Vectors must be as long as each other.
 */
export function trainHead(options: {
  readonly examples: readonly HeadExample[];
  readonly labels: readonly string[];
}): Head {
  const { examples, labels } = options;
  const size = examples[0]?.vector.length ?? 0;
  const weights = labels.map(() => new Float64Array(size));
  const biases = new Float64Array(labels.length);
  const head: Head = { labels, weights, biases };
  const shares = shareOfEach(options);
  const slopes = labels.map(() => new Float64Array(size));
  for (let round = 0; round < rounds; round += 1) {
    const tilt = new Float64Array(labels.length);
    for (const slope of slopes) slope.fill(0);
    for (const [index, example] of examples.entries()) {
      const likely = softmax(scores(head, example.vector));
      for (const [row, label] of labels.entries()) {
        const error = ((likely[row] ?? 0) - (label === example.label ? 1 : 0)) * (shares[index] ?? 0);
        tilt[row] = (tilt[row] ?? 0) + error;
        add({ to: slopes[row], vector: example.vector, times: error });
      }
    }
    for (const [row, weight] of weights.entries()) {
      const slope = slopes[row];
      for (let at = 0; at < size; at += 1)
        weight[at] = (weight[at] ?? 0) - pace * ((slope?.[at] ?? 0) + decay * (weight[at] ?? 0));
      biases[row] = (biases[row] ?? 0) - pace * (tilt[row] ?? 0);
    }
  }
  return head;
}

/** What a head says of one vector. */
export function readHead(head: Head, vector: Float32Array): HeadReading {
  const likely = softmax(scores(head, vector));
  const order = [...likely.keys()].toSorted((left, right) => (likely[right] ?? 0) - (likely[left] ?? 0));
  const [first = 0, second = 0] = order;
  return {
    label: head.labels[first] ?? '',
    probabilities: Object.fromEntries(head.labels.map((label, row) => [label, likely[row] ?? 0])),
    margin: order.length < 2 ? 1 : (likely[first] ?? 0) - (likely[second] ?? 0),
  };
}

/** The weight of each example: all labels together 1, shared evenly between the labels and within each. */
function shareOfEach(options: {
  readonly examples: readonly HeadExample[];
  readonly labels: readonly string[];
}): readonly number[] {
  const counts = new Map<string, number>();
  for (const { label } of options.examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  return options.examples.map(({ label }) => 1 / (counts.size * (counts.get(label) ?? 1)));
}

function scores(head: Head, vector: Float32Array): readonly number[] {
  return head.weights.map((weight, row) => {
    let sum = head.biases[row] ?? 0;
    for (let at = 0; at < vector.length; at += 1) sum += (weight[at] ?? 0) * (vector[at] ?? 0);
    return sum;
  });
}

function softmax(values: readonly number[]): readonly number[] {
  const most = Math.max(...values);
  const raised = values.map((value) => Math.exp(value - most));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}

function add(options: {
  readonly to: Float64Array | undefined;
  readonly vector: Float32Array;
  readonly times: number;
}): void {
  const { to, vector, times } = options;
  if (to === undefined) return;
  for (let at = 0; at < vector.length; at += 1) to[at] = (to[at] ?? 0) + times * (vector[at] ?? 0);
}
