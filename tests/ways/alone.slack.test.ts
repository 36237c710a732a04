import { beforeAll, expect, it } from 'vitest';
import { describeEmbedded } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';

const RECOVERIES = 'C0RECOVERIES';
const DESK = 'C0DESK';
const WINS = 'C0WINS';

describeEmbedded('an agent decides alone, in Slack', (open) => {
  let hotel: Hotel;
  beforeAll(async () => {
    hotel = await openHotel(await open(), { homes: true });
  });

  const cards = (): string[] => hotel.slack.messages(RECOVERIES).map((m) => JSON.stringify(m.blocks));
  const card = (what: string): string | undefined => cards().find((text) => text.includes(what));
  const whispered = (user: string): string =>
    hotel.slack
      .ephemerals(user)
      .map((m) => `${m.text} ${JSON.stringify(m.blocks)}`)
      .join('\n');

  it('opens the form at once, prefilled, without touching the database', async () => {
    await hotel.slack.command('U0ANA', DESK, 'log Room 412: no hot water for two nights, family with a baby');
    const view = await hotel.slack.waitFor(() => hotel.slack.openViews('U0ANA')[0], 'the form');
    expect(JSON.stringify(view?.content)).toContain('no hot water for two nights');
    expect(JSON.stringify(view?.content)).toContain('"initial_value":"Room 412"');
  });

  it('makes a case with its card: owner, what failed, how urgent, what they said, what to do next', async () => {
    const [view] = hotel.slack.openViews('U0ANA');
    await hotel.slack.submit('U0ANA', view?.id ?? '', { 'field:remedySought': 'a room that works' });
    expect(hotel.slack.openViews('U0ANA')).toHaveLength(0);
    const drawn = await hotel.slack.waitFor(() => card('R-1001'), 'the case card');
    expect(drawn).toContain('U0ANA');
    expect(drawn).toContain('hot water');
    expect(drawn).toContain('Ana Ortiz can do this now');
    expect(drawn).toContain('find out what the customer lost');
    expect(drawn, 'what is left changes behind a card’s back').not.toContain('150.00');
    await hotel.slack.waitFor(() => whispered('U0ANA').includes('Logged as R-1001'), 'the private answer');
  });

  it('records a typed give against her limits', async () => {
    await hotel.slack.command('U0ANA', DESK, 'give R-1001 refund 40 EUR');
    await hotel.slack.waitFor(() => card('€40.00'), 'the card with the refund');
    await hotel.slack.command('U0ANA', DESK, 'limits');
    expect(
      await hotel.slack.waitFor(() => whispered('U0ANA').includes('€560.00'), 'her limits, 40 less today'),
    ).toBeTruthy();
  });

  it('does once what is typed twice within a minute, and asks whether it was meant twice', async () => {
    await hotel.slack.command('U0ANA', DESK, 'give R-1001 refund 40 EUR');
    const asked = await hotel.slack.waitFor(
      () =>
        hotel.slack.ephemerals('U0ANA').find((m) => JSON.stringify(m).includes('Again? You said this a moment ago')),
      'the question',
    );
    expect(card('R-1001')?.match(/€40\.00/g)).toHaveLength(1);
    expect(JSON.stringify(asked.blocks)).toContain('write: /amends again give R-1001 refund 40 EUR');
    await hotel.slack.command('U0ANA', DESK, 'again give R-1001 refund 40 EUR');
    await hotel.slack.waitFor(() => card('R-1001')?.match(/€40\.00/g)?.length === 2, 'the second refund');
    // in another place, or a minute later, it is another time
    await hotel.slack.command('U0ANA', RECOVERIES, 'give R-1001 refund 40 EUR');
    await hotel.slack.waitFor(() => card('R-1001')?.match(/€40\.00/g)?.length === 3, 'the third refund');
  });

  it('gives a suggestion by its button', async () => {
    const message = hotel.slack.messages(RECOVERIES)[0];
    await hotel.slack.press('U0ANA', message?.ts ?? '', 'Options');
    const options = await hotel.slack.waitFor(
      () => hotel.slack.ephemerals('U0ANA').find((m) => JSON.stringify(m.blocks).includes('R-1001 in full')),
      'what she can do',
    );
    await hotel.slack.press('U0ANA', options.ts, { what: 'Give this', nth: 0 });
    expect(
      await hotel.slack.waitFor(() => whispered('U0ANA').match(/Given on R-1001: apology/), 'what was given'),
    ).toBeTruthy();
  });

  it('resolves by a form, closes the card, drafts a thank-you, and posts it without customer or amount', async () => {
    await hotel.slack.command('U0ANA', DESK, 'resolve R-1001');
    const view = await hotel.slack.waitFor(
      () => hotel.slack.openViews('U0ANA').find((v) => JSON.stringify(v.content).includes('Resolve R-1001')),
      'the resolve form',
    );
    await hotel.slack.submit('U0ANA', view.id, {
      'field:accepted': 'yes',
      'field:whatHelped': 'Moving rooms before the second night',
    });
    await hotel.slack.waitFor(() => card('Resolved'), 'the closed card');
    const asked = await hotel.slack.waitFor(
      () => hotel.slack.dms('U0ANA').find((m) => JSON.stringify(m.blocks).includes('Before everybody')),
      'who may read it',
    );
    await hotel.slack.press('U0ANA', asked.ts, 'Before everybody');
    const draft = await hotel.slack.waitFor(
      () => hotel.slack.dms('U0ANA').find((m) => JSON.stringify(m.blocks).includes('Post it')),
      'the draft',
    );
    await hotel.slack.press('U0ANA', draft.ts, 'Post it');
    const posted = await hotel.slack.waitFor(() => hotel.slack.messages(WINS)[0], 'the thank-you');
    expect(JSON.stringify(posted.blocks)).toContain('U0ANA');
    expect(`${posted.text}${JSON.stringify(posted.blocks)}`).not.toMatch(/412|40|€|EUR/);
    await hotel.slack.waitFor(
      () => !JSON.stringify(hotel.slack.dms('U0ANA').find((m) => m.ts === draft.ts)?.blocks).includes('Post it'),
      'a draft without live buttons',
    );
  });

  it('answers mine, show, help, policy, find and digest preview', async () => {
    for (const [line, answer] of [
      ['mine', 'Thanks you received'],
      ['show R-1001', 'Resolved'],
      ['help', 'log a complaint'],
      ['policy', 'hotel-aurora'],
      ['find hot water', 'R-1001'],
      ['digest preview', 'Front desk'],
      ['whocan 400 EUR', 'Mia Laurent'],
      ['frobnicate', 'does not know'],
    ] as const) {
      await hotel.slack.command('U0ANA', DESK, line);
      expect(
        await hotel.slack.waitFor(() => whispered('U0ANA').includes(answer), `the answer to "${line}"`),
      ).toBeTruthy();
    }
  });

  it('says nothing of the customer in its log', () => {
    expect(hotel.logged.join('\n')).not.toMatch(/hot water|Room 412|Ortiz|xoxb/);
  });

  it('gives the words back when Slack did not open the form, and has them in the form behind the button, for an hour', async () => {
    const open = (): string => JSON.stringify(hotel.slack.openViews('U0ANA').map((v) => v.content));
    hotel.slack.failApi('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await hotel.slack.command('U0ANA', DESK, 'log Room 4: the guest waited');
    const offer = await hotel.slack.waitFor(
      () => hotel.slack.ephemerals('U0ANA').find((m) => JSON.stringify(m.blocks).includes('Open the form')),
      'the offer',
    );
    expect(JSON.stringify(offer.blocks)).toContain('Room 4: the guest waited');
    await hotel.slack.press('U0ANA', offer.ts, 'Open the form');
    await hotel.slack.waitFor(() => open().includes('the guest waited'), 'the form with the words');
    expect(open()).toContain('"initial_value":"Room 4"');
    await hotel.slack.closeView('U0ANA');
    hotel.forward(3_600_000);
    await hotel.slack.press('U0ANA', offer.ts, 'Open the form');
    await hotel.slack.waitFor(() => open().includes('Log a complaint'), 'an empty form');
    expect(open()).not.toContain('the guest waited');
  });
});
