import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { describeJourney } from '../database.ts';
import { LIVE, openJourney, type AskedCase, type Journey } from './journey.ts';

const activity = z.looseObject({ type: z.literal('message'), attachments: z.array(z.unknown()) });

describeJourney('cards are redrawn', 'Teams', (open) => {
  let journey: Journey;
  let it1: AskedCase;
  beforeAll(async () => {
    journey = await openJourney(await open(), 'Teams');
  });
  const sent = (route: 'post' | 'edit') => journey.hotel.teams.calls().filter((call) => call.route === route);
  const root = (): string => journey.chat.caseCard(it1.id)?.id ?? 'none';

  it('puts what is asked into the thread of its case', async () => {
    const { chat, hotel } = journey;
    const id = await journey.opened();
    await chat.type('ana', `give ${id} refund 40 EUR`);
    await chat.until(() => chat.caseCard(id)?.text.includes('€40.00'), 'the refund on the card');
    it1 = await journey.asked();
    await hotel.drawn();
    const [request, ...others] = chat.requests(it1.id);
    expect(others).toEqual([]);
    expect(hotel.teams.message(request?.id ?? '')).toMatchObject({ root: root(), author: 'bot' });
    expect(hotel.teams.messages('guest-recoveries').filter(({ author }) => author === 'bot')).toHaveLength(2);
  });

  it('takes the buttons off a decided request, and says so on the case', async () => {
    const { chat, hotel } = journey;
    const asked = it1.card().id;
    expect(it1.card().text).toMatch(LIVE);
    await chat.press('mia', it1.card(), 'Approve');
    const decided = await journey.becomes(it1, /Approved/);
    await hotel.drawn();
    expect(decided.text).not.toMatch(LIVE);
    for (const id of [asked, root()]) expect(hotel.teams.message(id)).toMatchObject({ edited: true, text: '' });
    expect(chat.requests(it1.id).map(({ id }) => id)).toEqual([asked]);
  });

  it('was given an id for every post, and refused no edit', () => {
    expect(new Set(sent('post').map(({ status }) => status))).toEqual(new Set([201]));
    expect(sent('edit').length).toBeGreaterThanOrEqual(3);
    expect(new Set(sent('edit').map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('sent one card in each message, its sentence in the summary and no words beside it', () => {
    const bodies = [...sent('post'), ...sent('edit')].map(({ body }) => activity.parse(body));
    for (const body of bodies) {
      expect(Object.keys(body).toSorted()).toEqual(['attachments', 'summary', 'type']);
      expect(body.attachments).toHaveLength(1);
    }
  });
});
