/** A case that takes another one in, and gives it back as it came. Pure. */
import type { RecoveryCase } from './case.ts';
import type { CaseEvent } from './events.ts';
import type { MergedCase } from './ends.ts';

type MergedIn = Extract<CaseEvent, { kind: 'merged_in' }>;

/** The last event of its command on this case, so that the version it has then says whether anything happened since. */
export function withMerged(c: RecoveryCase, e: MergedIn): RecoveryCase {
  const ids = <T>(things: readonly { readonly id: T }[]): readonly T[] => things.map(({ id }) => id);
  const { receivedAt, firstCustomerContactAt, lastContactAt, customersBefore, failuresBefore, alsoConcerns } = c;
  const record: MergedCase = {
    case: e.from,
    with: e.with,
    v: c.version + 1,
    apart: e.apart,
    complaints: ids(e.complaints),
    actions: ids(e.actions),
    requests: ids(e.requests),
    promises: ids(e.promises),
    before: {
      receivedAt,
      firstCustomerContactAt,
      ...(lastContactAt !== undefined && { lastContactAt }),
      ...(customersBefore && { customersBefore }),
      ...(failuresBefore && { failuresBefore }),
      ...(alsoConcerns && { alsoConcerns }),
    },
  };
  const customers = more(customersBefore, e.customers, c.customer.key);
  const failures = more(failuresBefore, e.failures, c.triage.failure.value);
  const concerns = more(alsoConcerns, e.concerns, c.concerns);
  return {
    ...c,
    complaints: [...c.complaints, ...e.complaints],
    actions: [...c.actions, ...e.actions],
    requests: [...c.requests, ...e.requests],
    promises: [...c.promises, ...e.promises],
    receivedAt: firstOf(c.receivedAt, e.complaints),
    firstCustomerContactAt: earlier(c.firstCustomerContactAt, e.firstCustomerContactAt),
    ...later(lastContactAt, e.lastContactAt),
    mergedFrom: [...(c.mergedFrom ?? []), record],
    ...(customers.length > 0 && { customersBefore: customers }),
    ...(failures.length > 0 && { failuresBefore: failures }),
    ...(concerns.length > 0 && { alsoConcerns: concerns }),
  };
}

const more = <T>(known: readonly T[] | undefined, come: readonly T[], own: T | null): readonly T[] => [
  ...new Set([...(known ?? []), ...come.filter((one) => one !== own)]),
];

/** The customer waits since they said it first, on whichever. */
const firstOf = (own: Date, complaints: RecoveryCase['complaints']): Date =>
  complaints.map(({ receivedAt }) => receivedAt).reduce((a, b) => (b < a ? b : a), own);

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return b < a ? b : a;
}

/** Whoever was spoken with last: it is one customer. Nothing where neither case knows. */
function later(a: Contact, b: Contact): Pick<RecoveryCase, 'lastContactAt'> {
  const known = [a, b].filter((at) => at !== undefined);
  if (known.length === 0) return {};
  const times = known.flatMap((at) => at?.getTime() ?? []);
  return { lastContactAt: times.length === 0 ? null : new Date(Math.max(...times)) };
}
type Contact = Date | null | undefined;

/** As it was before the case came. */
export function withoutMerged(c: RecoveryCase, from: RecoveryCase['id']): RecoveryCase {
  const record = c.mergedFrom?.find((one) => one.case === from);
  if (record === undefined) throw new Error(`${from} was not merged into ${c.id}`);
  const stays =
    <T>(moved: readonly T[]) =>
    ({ id }: { readonly id: T }): boolean =>
      !moved.includes(id);
  const { customersBefore: _c, failuresBefore: _f, alsoConcerns: _a, mergedFrom: _m, lastContactAt: _l, ...rest } = c;
  const left = (c.mergedFrom ?? []).filter((one) => one.case !== from);
  return {
    ...rest,
    complaints: c.complaints.filter(stays(record.complaints)),
    actions: c.actions.filter(stays(record.actions)),
    requests: c.requests.filter(stays(record.requests)),
    promises: c.promises.filter(stays(record.promises)),
    ...record.before,
    ...(left.length > 0 && { mergedFrom: left }),
  };
}
