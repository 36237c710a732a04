/** A worked decision from outside: typed into Slack, judged by the real app with the hotel's policy. The others: tests/cards/decision-numbers.test.ts. */
import { beforeAll, describe, expect, it } from 'vitest';
import { HOTEL_YAML } from '../core/authority/hotel.ts';
import { openAnyDatabase } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { policyFile } from './policy-file.ts';
import { surfaceOf, type Fields, type Surface, type Who } from './surfaces.ts';

const DAY = 86_400_000;
const USER: Readonly<Record<Who, string>> = { ana: 'U0ANA', bob: 'U0BOB', mia: 'U0MIA', gil: 'U0GIL' };
const GIVEN = /Given on R-/;

describe('the worked decisions, typed', () => {
  let hotel: Hotel;
  let chat: Surface;
  let number = 1000;
  beforeAll(async () => {
    hotel = await openHotel(await openAnyDatabase(), { env: { AMENDS_POLICY: policyFile(HOTEL_YAML) } });
    chat = surfaceOf(hotel, 'Slack');
  });

  /** A fresh case with the values of the worked examples, on a day of its own, so that no day's limit is touched. */
  const opened = async (who: Who = 'ana', fields: Fields = {}): Promise<string> => {
    number += 1;
    const id = `R-${number}`;
    await chat.log(who, 'Loud music next door until three', {
      customer: `K-${number}`,
      orderValue: '900 EUR',
      failure: 'outcome.facility',
      ...fields,
    });
    await chat.until(() => chat.caseCard(id), `the card of ${id}`);
    return id;
  };
  const later = async (days: number): Promise<void> => {
    await hotel.drawn();
    hotel.forward(days * DAY);
  };
  /** The private answer to a give. */
  const gives = async (who: Who, id: string, what: string): Promise<string> => {
    const answers = () =>
      hotel.slack.ephemerals(USER[who]).filter((m) => /Given on|decide this|Not given/.test(m.text));
    const before = answers().length;
    await chat.type(who, `give ${id} ${what} because the night was lost`);
    const said = await chat.until(() => answers()[before], `the answer to ${what}`);
    return `${said.text} ${JSON.stringify(said.blocks)}`.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
  };
  /** What an answer that asks somebody should have said and did not. */
  const lacking = (said: string, ...numbers: readonly string[]): string[] =>
    ['has to decide this', ...numbers].filter((words) => !said.includes(words)).map((words) => `${words} | ${said}`);

  it('126.05 GBP is within 150 EUR, one penny more is not; of 130 GBP 126.05 would be given at most', async () => {
    expect(await gives('ana', await opened(), 'refund 126.05 GBP')).toMatch(GIVEN);
    expect(
      lacking(await gives('ana', await opened(), 'refund 126.06 GBP'), '€150.00 per remedy', 'up to £126.05 as refund'),
    ).toEqual([]);
    await later(1);
    expect(
      lacking(await gives('ana', await opened(), 'refund 130 GBP'), '€150.00 per remedy', 'up to £126.05 as refund'),
    ).toEqual([]);
  });
});
