/** What people do at a front desk, as data: how often, and how it is done. A new act is a row. */
import type { Chance } from '../random.ts';
import type { Ack, Desk, Gesture, Way } from './desk.ts';

/** What one act has to go by. */
export interface Acting {
  readonly desk: Desk;
  readonly chance: Chance;
  /** A word of its own for what is typed. */
  readonly mark: string;
  readonly way: Way;
  /** A case of this person's that was acknowledged; null when there is none yet. */
  readonly own: string | null;
  /** A case that waits for a decision; null when nobody knows of one. */
  readonly asked: string | null;
  /** The full name of somebody else. */
  readonly colleague: string;
  /** Says that a case was resolved just now, or that something was asked on it. */
  readonly note: (what: 'asked' | 'resolved', id: string) => void;
}

export interface Act {
  readonly name: string;
  readonly weight: number;
  readonly who: 'agent' | 'manager' | 'everybody';
  /** A line, where not given. */
  readonly gesture?: Gesture;
  /** Null: it could not be done now, as there was nothing to do it on. */
  readonly run: (acting: Acting) => Promise<Ack | null>;
  /** Whether what is typed carries the mark, and is kept with it when it is done. */
  readonly marked: boolean;
}

const TROUBLES = [
  'no hot water in the morning',
  'the bill shows a breakfast nobody had',
  'the room was not ready at four',
  'noise from the works all night',
  'the taxi we ordered did not come',
];

const line =
  (words: (acting: Acting & { readonly own: string }) => string): Act['run'] =>
  async (acting) => {
    const { own, desk, way, chance } = acting;
    if (own === null) return null;
    const typed = words({ ...acting, own });
    // a command of Slack is never late, what is written is
    return way === 'late' || chance.happens(0.25) ? desk.write(typed, way) : desk.type(typed, way);
  };

const decision =
  (words: (acting: Acting & { readonly asked: string }) => string): Act['run'] =>
  async (acting) => {
    const { asked, desk, way } = acting;
    return asked === null ? null : desk.type(words({ ...acting, asked }), way);
  };

const log: Act['run'] = async ({ desk, chance, mark, way }) => {
  const text = `${chance.oneOf(TROUBLES)}, says ${mark}`;
  // a few customers come again, so that their limits are met
  const customer = chance.happens(0.4) ? `Booking QX${chance.between(100, 115)}` : `Booking ${mark.toUpperCase()}`;
  return desk.form('log', 'Log case', { text, customer }, way);
};

export const ACTS: readonly Act[] = [
  { name: 'log', weight: 30, who: 'agent', gesture: 'form', run: log, marked: true },
  {
    name: 'give',
    weight: 18,
    who: 'agent',
    marked: true,
    run: line(({ own, chance, mark }) => `give ${own} refund ${chance.between(5, 140)} EUR because ${mark}`),
  },
  {
    name: 'apologise',
    weight: 4,
    who: 'agent',
    marked: true,
    run: line(({ own, mark }) => `give ${own} apology because ${mark}`),
  },
  {
    name: 'ask',
    weight: 12,
    who: 'agent',
    marked: true,
    run: async (acting) => {
      const { own, chance, desk, mark, note } = acting;
      if (own === null) return null;
      const ack = await desk.type(`give ${own} refund ${chance.between(260, 900)} EUR because ${mark}`, acting.way);
      if (ack.ok) note('asked', own);
      return ack;
    },
  },
  {
    name: 'promise',
    weight: 8,
    who: 'agent',
    marked: true,
    run: line(({ own, mark }) => `promise ${own} in 3 hours call back, ${mark}`),
  },
  { name: 'keep', weight: 3, who: 'agent', marked: false, run: line(({ own }) => `kept ${own}`) },
  {
    name: 'edit',
    weight: 5,
    who: 'agent',
    marked: true,
    run: line(({ own, mark, chance }) => `edit ${own} urgency ${chance.oneOf(['S2', 'S3'])} because ${mark}`),
  },
  {
    name: 'contact',
    weight: 5,
    who: 'agent',
    marked: true,
    run: line(({ own, mark }) => `contacted ${own} called, ${mark}`),
  },
  {
    name: 'resolve',
    weight: 5,
    who: 'agent',
    gesture: 'form',
    marked: false,
    run: async ({ own, desk, note, way }) => {
      if (own === null) return null;
      const ack = await desk.form(`resolve ${own}`, 'Resolve case', { accepted: 'yes' }, way);
      if (ack?.ok === true) note('resolved', own);
      return ack;
    },
  },
  { name: 'undo', weight: 2, who: 'agent', marked: false, run: line(({ own }) => `undo ${own}`) },
  {
    name: 'thank',
    weight: 3,
    who: 'everybody',
    marked: true,
    run: ({ desk, colleague, mark, way }) =>
      desk.type(`thanks @${colleague} for staying until the ${mark} ran again`, way),
  },
  { name: 'limits', weight: 2, who: 'everybody', marked: false, run: ({ desk, way }) => desk.type('limits', way) },
  { name: 'mine', weight: 2, who: 'everybody', marked: false, run: ({ desk, way }) => desk.type('mine', way) },
  {
    name: 'approve',
    weight: 25,
    who: 'manager',
    marked: true,
    run: decision(({ asked, mark }) => `approve ${asked} because ${mark}`),
  },
  {
    name: 'decline',
    weight: 8,
    who: 'manager',
    marked: true,
    run: decision(({ asked, mark }) => `decline ${asked} because ${mark}`),
  },
  {
    name: 'counter',
    weight: 8,
    who: 'manager',
    marked: true,
    run: decision(({ asked, mark, chance }) => `counter ${asked} ${chance.between(20, 200)} EUR because ${mark}`),
  },
  {
    name: 'press approve',
    weight: 25,
    who: 'manager',
    gesture: 'button',
    marked: false,
    run: ({ desk, way }) => desk.press(['"approve"'], way),
  },
];
