/** What the page may ask of the fake Teams: an allow-list, every argument checked. */
import { z } from 'zod';
import { Refusal, type PlaySide } from '../play-side.ts';
import type { Delivery } from './courier.ts';
import type { PlannedFault, FaultQueue } from './faults.ts';
import type { Issuer } from './issuer.ts';
import { MESSAGE_ACTIONS, type TeamsPageState } from './page-state.ts';
import type { Presses } from './presses.ts';
import type { Sayings } from './sayings.ts';

/** Odd deliveries the page may order for the next thing anybody does. */
const ODDITIES: Readonly<Record<string, Delivery>> = {
  'arrives twice': { again: 'same id' },
  'arrives twice, with a new id': { again: 'new id' },
  'arrives late': { lateByMs: 20_000 },
  'has a wrong signature': { token: { key: 'foreign' } },
  'comes from a foreign tenant': { tenant: 'ffffffff-0000-4000-8000-0000000000ff' },
  'comes from a foreign host': { serviceUrl: 'https://smba.example.org/emea/' },
  'comes from a foreign channel': { channelId: 'directline' },
  'comes from a guest without a directory id': { withoutDirectoryId: true },
};

/** Faults the page may order for the next call of the app that changes something. */
const FAULTS: Readonly<Record<string, () => readonly PlannedFault[]>> = {
  'refuses the next post with 429': () => [{ route: 'post', trouble: { kind: 'status', status: 429, retryAfterS: 2 } }],
  'fails the next post with 503': () => [{ route: 'post', trouble: { kind: 'status', status: 503 } }],
  'answers the next post with 412': () => [{ route: 'post', trouble: { kind: 'status', status: 412 } }],
  'answers the next post with 502': () => [{ route: 'post', trouble: { kind: 'status', status: 502 } }],
  'answers the next edit with 502': () => [{ route: 'edit', trouble: { kind: 'status', status: 502 } }],
  'drops the connection after the next post': () => [{ route: 'post', trouble: { kind: 'deliverThenDrop' } }],
  'is slow for the next post': () => [{ route: 'post', trouble: { kind: 'slow', until: seconds(3) } }],
};

export interface OperationParts extends Sayings, Presses {
  readonly issuer: Issuer;
  readonly fault: FaultQueue['add'];
  readonly clearFaults: FaultQueue['clear'];
}

export interface OddityDial {
  readonly name: () => string | null;
  readonly set: (name: string | null) => void;
}

/** The dial's state and what it may be set to. */
export function troublesNow(oddity: OddityDial): Pick<TeamsPageState, 'nextOddity' | 'oddities' | 'faults'> {
  return { nextOddity: oddity.name(), oddities: Object.keys(ODDITIES), faults: Object.keys(FAULTS) };
}

const id = z.string().min(1).max(200);
const words = z.string().trim().min(1, 'Write something first.').max(20_000);
/** What Microsoft's renderer makes of a pressed button. */
const pressed = z.strictObject({
  type: z.enum(['Action.Execute', 'Action.Submit']),
  title: z.string().max(1_000).optional(),
  verb: z.string().max(200).optional(),
  data: z.record(z.string(), z.unknown()).default({}),
});

export function makeOperations(parts: OperationParts, oddity: OddityDial): PlaySide['operations'] {
  const takeOddity = (): Delivery => {
    const name = oddity.name();
    if (name !== null) oddity.set(null);
    return name === null ? {} : (ODDITIES[name] ?? {});
  };
  return {
    say: operation(z.object({ user: id, where: id, text: words, thread: id.optional() }), async (args) => {
      const thread = args.thread === undefined ? {} : { thread: args.thread };
      const options = { mentionBot: false, delivery: takeOddity(), ...thread };
      return { id: (await parts.say(args.user, args.where, args.text, options)).id };
    }),
    edit: operation(z.object({ user: id, message: id, text: words }), async ({ user, message, text }) => {
      await parts.edit(user, message, text, takeOddity());
    }),
    remove: operation(z.object({ user: id, message: id }), async ({ user, message }) => {
      await parts.remove(user, message, takeOddity());
    }),
    react: operation(z.object({ user: id, message: id, type: z.enum(['like', 'heart']) }), async (args) => {
      await parts.react(args.user, args.message, args.type, takeOddity());
    }),
    press: operation(z.object({ user: id, message: id, pressed }), async (args) => {
      await parts.sendPressed(args.user, args.message, args.pressed, takeOddity());
    }),
    submitDialog: operation(z.object({ user: id, pressed }), async (args) => {
      await parts.sendDialog(args.user, args.pressed, takeOddity());
    }),
    closeDialog: operation(z.object({ user: id }), async ({ user }) => parts.closeDialog(user)),
    messageAction: operation(
      z.object({ user: id, message: id, command: z.enum(MESSAGE_ACTIONS.map((each) => each.id)) }),
      async (args) => {
        await parts.messageAction(args.user, args.command, args.message, takeOddity());
      },
    ),
    ...controls(parts, oddity),
  };
}

function controls(parts: OperationParts, oddity: OddityDial): PlaySide['operations'] {
  return {
    oddity: operation(z.object({ name: z.enum(Object.keys(ODDITIES)).nullable() }), async ({ name }) =>
      oddity.set(name),
    ),
    fault: operation(z.object({ name: z.enum(Object.keys(FAULTS)) }), async ({ name }) => {
      for (const fault of FAULTS[name]?.() ?? []) parts.fault(fault);
    }),
    clearFaults: operation(z.object({}), async () => parts.clearFaults()),
    rotateKeys: operation(z.object({ withdrawOld: z.boolean() }), async ({ withdrawOld }) =>
      parts.issuer.rotate(withdrawOld),
    ),
    refuseLogins: operation(z.object({ refuse: z.boolean() }), async ({ refuse }) => parts.issuer.refuseLogins(refuse)),
  };
}

/** Checks the arguments and turns every error into one the person can read. */
function operation<T>(shape: z.ZodType<T>, act: (args: T) => Promise<unknown>): PlaySide['operations'][string] {
  return async (args) => {
    const read = shape.safeParse(args);
    if (!read.success) throw new Refusal(read.error.issues.map(({ message }) => message).join(' '));
    try {
      return (await act(read.data)) ?? null;
    } catch (error) {
      throw new Refusal(error instanceof Error ? error.message : 'That did not work.', { cause: error });
    }
  };
}

/** Real time: a slow network is slow whatever the playground's clock says. */
async function seconds(count: number): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, count * 1000);
  });
}
