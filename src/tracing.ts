/** What went which way and how long each part took, for whoever has traces told. Without that each part is simply done. */

/** Fixed words, counts and ids of cases: never a person, never words. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface Span {
  note(attributes: Attributes): void;
}

export interface SpanOf {
  /** A W3C traceparent that it is part of, also of another process; null: of nothing. Not given: of what is open here. */
  readonly under?: string | null | undefined;
  /** `client`: somebody else is asked; `server`: somebody else asks; otherwise it is our own. */
  readonly kind?: 'server' | 'client';
  readonly attributes?: Attributes;
}

export interface Tracing {
  /** Does the work as a part of its own. What it throws is thrown, and told by its name alone. */
  span<T>(name: string, of: SpanOf, work: (span: Span) => Promise<T>): Promise<T>;
  /** The W3C traceparent of what is open here; null: nothing is traced. */
  here(): string | null;
  /** Tells what is not told yet. */
  stop(): Promise<void>;
}

const NOTED: Span = { note: () => undefined };

export const UNTRACED: Tracing = {
  span: (_name, _of, work) => work(NOTED),
  here: () => null,
  stop: () => Promise.resolve(),
};
