/** A table of sentences of one language. */
export interface Sentences {
  readonly conditional: readonly string[];
  readonly blame: readonly string[];
  readonly threat: readonly string[];
  readonly admission: readonly string[];
  readonly amount: readonly string[];
  readonly promise: readonly string[];
  readonly good: readonly string[];
}
