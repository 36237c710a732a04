/** What the journeys of a request have in common: a hotel, a surface, a case over the limit, and words to wait for. */
import type { Database } from '../../src/db/engine/client.ts';
import { openHotel, type Hotel, type HotelOptions } from './hotel.ts';
import { surfaceOf, type Fields, type Shown, type Somebody, type Surface } from './surfaces.ts';

/** A case with something asked on it, by its request card as it is now. */
export interface AskedCase {
  readonly id: string;
  card(): Shown;
}

export interface Journey {
  readonly hotel: Hotel;
  readonly chat: Surface;
  /** A fresh case without a request; its id. */
  opened(who?: Somebody, text?: string, fields?: Fields): Promise<string>;
  /** A fresh case with this much asked. */
  asked(what?: string, who?: Somebody, text?: string): Promise<AskedCase>;
  /** The request card of a case, the oldest one. */
  cardOf(id: string): Shown;
  /** Waits until the request card says so. */
  becomes(of: AskedCase, words: RegExp): Promise<Shown>;
  /** Waits until it was said to somebody alone. */
  told(who: Somebody, words: RegExp): Promise<string>;
  /** What is said to somebody alone from now on. */
  since(who: Somebody): () => string;
  /** Moves the clock when all is drawn, and lets everything due happen. */
  later(ms: number): Promise<void>;
  /** The same, to a moment. */
  at(moment: string): Promise<void>;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export async function openJourney(
  db: Database,
  platform: 'Slack' | 'Teams',
  options: HotelOptions = {},
): Promise<Journey> {
  const hotel = await openHotel(db, options);
  return journeyIn(hotel, surfaceOf(hotel, platform));
}

export function journeyIn(hotel: Hotel, chat: Surface, from = 1000): Journey {
  let number = from;
  const cardOf = (id: string): Shown => {
    const [shown] = chat.requests(id);
    if (shown === undefined) throw new Error(`no request card on ${id}`);
    return shown;
  };
  const settle = async (): Promise<void> => {
    await hotel.drawn();
    await hotel.app.sweep();
    await hotel.drawn();
  };
  const journey: Journey = {
    hotel,
    chat,
    opened: async (who = 'ana', text = 'Room noise all night', fields = {}) => {
      number += 1;
      const id = `R-${number}`;
      await chat.log(who, text, { customer: `K-${number}`, ...fields });
      await chat.until(() => chat.caseCard(id), `the card of ${id}`);
      return id;
    },
    asked: async (what = 'refund 400 EUR', who = 'ana', text = 'Room noise all night') => {
      const id = await journey.opened(who, text);
      await chat.type(who, `give ${id} ${what} because they stood in the corridor`);
      await chat.until(() => chat.requests(id)[0], `the request on ${id}`);
      return { id, card: () => cardOf(id) };
    },
    cardOf,
    becomes: async (of, words) => {
      try {
        return await chat.until(
          () => (words.test(of.card().text) ? of.card() : undefined),
          `${String(words)} on ${of.id}`,
        );
      } catch {
        throw new Error(`${of.id} never said ${String(words)} but: ${of.card().text.slice(0, 1_500)}`);
      }
    },
    told: async (who, words) => {
      try {
        return await chat.until(() => words.exec(chat.heard(who))?.[0], `${String(words)} to ${who}`);
      } catch {
        throw new Error(`${who} was never told ${String(words)} but: ${chat.heard(who).slice(-2_500)}`);
      }
    },
    since: (who) => {
      const before = new Set(chat.pieces(who));
      return () =>
        chat
          .pieces(who)
          .filter((piece) => !before.has(piece))
          .join('\n');
    },
    later: async (ms) => {
      await hotel.drawn();
      // a look at one moment is done once, so the clock moves on
      hotel.forward(Math.max(1, ms));
      await settle();
    },
    at: async (moment) => {
      await journey.later(Date.parse(moment) - hotel.now().getTime());
    },
  };
  return journey;
}

/** Resolves when somebody who may not is told whose case it is: alone, or in a form that lets nothing be filled in. */
export const toldWhose = (chat: Surface, who: Somebody, heard: () => string): Promise<unknown> =>
  chat.until(() => /owns this case/.test(heard() + chat.form(who)), 'whose it is');

/** Labels of buttons that decide or change a request. */
export const LIVE = /"(?:Approve|Counter…|Decline…|Ask…|Change…|Withdraw|Accept|Discuss…|Answer…)"/;
