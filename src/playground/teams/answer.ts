/** What the fake answers to an HTTP request, and JSON read without trust. Pure. */

export interface FakeAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer in the connector's words for "no": `{ error: { code, message } }`. */
export function no(status: number, code: string, message: string): FakeAnswer {
  return { status, body: { error: { code, message } } };
}

export type Json = Readonly<Record<string, unknown>>;

/** The value as an object, or undefined when it is a list, null or anything else. */
export function asObject(value: unknown): Json | undefined {
  return isObject(value) ? value : undefined;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list, or an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text, or undefined. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Parsed JSON, or undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
