/** What a receiver wants to hear, and what it gets to read. Pure. */
import type { MemberId } from '../../core/base/ids.ts';
import {
  PAYLOAD_VERSION,
  type Outgoing,
  type OutgoingField,
  type OutgoingType,
} from '../../core/case/follows/outgoing.ts';

/** A receiver, as far as it says what it wants to hear. */
export interface Listening {
  readonly name: string;
  readonly events: readonly OutgoingType[];
  /** Names of remedies it is told about; null: all of them. */
  readonly remedies: readonly string[] | null;
  readonly fields: readonly OutgoingField[];
  /** Hears only of what this member logged or asked for; not given: of everything. */
  readonly only?: MemberId;
}

/** Who is told, and how to have it sent at once. */
export interface Deliveries {
  readonly receivers: readonly Listening[];
  /** There is something for these: they are looked at as soon as possible. */
  wake(receivers: readonly string[]): void;
}

/** What a receiver gets. Documented for those who write one: docs/operators/webhooks.md. */
export function bodyOf(workspace: string, wanted: readonly OutgoingField[], event: Outgoing): object {
  const asked = Object.fromEntries(
    wanted.flatMap((field) => (event.fields[field] === undefined ? [] : [[field, event.fields[field]]])),
  );
  const { type, at, facts } = event;
  return { type, timestamp: at.toISOString(), data: { version: PAYLOAD_VERSION, workspace, ...facts, ...asked } };
}

export const sealedFor = (workspace: string, receiver: string, id: string) => ({
  workspace,
  kind: 'delivery',
  ref: `${receiver}:${id}`,
});
