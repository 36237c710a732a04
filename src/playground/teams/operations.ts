/** What the page may ask of the fake Teams: an allow-list, every argument checked. */
import { z } from 'zod';
import { Refusal, type PlaySide } from '../play-side.ts';
import type { Delivery } from './courier.ts';
import type { Fault, FaultQueue } from './faults.ts';
import type { Issuer } from './issuer.ts';
import { MESSAGE_ACTIONS, type TeamsPageState } from './page-state.ts';
import type { Pressed, Presses } from './presses.ts';
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
const FAULTS: Readonly<Record<string, () => readonly Fault[]>> = {
  'refuses the next post with 429': () => [{ route: 'post', trouble: { kind: 'status', status: 429, retryAfterS: 2 } }],
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
const inputs = z.record(z.string().max(200), z.string().max(20_000)).default({});

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
    press: operation(z.object({ user: id, message: id, button: id, inputs }), async (args) =>
      told(await parts.press(args.user, args.message, args.button, { inputs: args.inputs, delivery: takeOddity() })),
    ),
    submitDialog: operation(z.object({ user: id, inputs, button: id }), async (args) =>
      told(await parts.submitDialog(args.user, args.inputs, args.button, takeOddity())),
    ),
    closeDialog: operation(z.object({ user: id }), async ({ user }) => parts.closeDialog(user)),
    messageAction: operation(
      z.object({ user: id, message: id, command: z.enum(MESSAGE_ACTIONS.map((each) => each.id)) }),
      async (args) => told(await parts.messageAction(args.user, args.command, args.message, takeOddity())),
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

/** What the client needs to know at once; everything else it sees in the state. */
function told(pressed: Pressed): unknown {
  return pressed.kind === 'not sent' ? { errors: pressed.errors } : { errors: {} };
}

/** Real time: a slow network is slow whatever the playground's clock says. */
async function seconds(count: number): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, count * 1000);
  });
}
