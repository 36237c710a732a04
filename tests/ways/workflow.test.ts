/** The step "Log a complaint in Amends" of a workflow in Slack: one case for one run, its number and its link, and errors that say what to do. */
import { beforeAll, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const STEP = 'log_complaint';

describeJourney('a step of a workflow', 'Slack', (open) => {
  let hotel: Hotel;
  let chat: Surface;
  beforeAll(async () => {
    hotel = await openHotel(await open());
    chat = surfaceOf(hotel, 'Slack');
  });
  const cases = async (): Promise<number> => (await hotel.db.read.query('SELECT 1 FROM recovery_case')).length;
  const inputs = { text: 'From the form: no hot water &amp; no answer', reporter: 'U0ANA', customer: 'Room 412' };
  const ran = async (given: Readonly<Record<string, string>>) => {
    const run = hotel.slack.runStep(STEP, given);
    await chat.until(() => run.state !== 'running', 'the step to end');
    return run;
  };

  it('logs the case for whoever is chosen, and gives the workflow its number and its link', async () => {
    const run = await ran(inputs);
    expect(run).toMatchObject({ state: 'done', error: null, outputs: { case_id: 'R-1001' } });
    expect(run.outputs?.['link']).toMatch(/^https:\/\/hotel-aurora\.slack\.com\/archives\/C0RECOVERIES\/p\d+$/);
    const [row] = await hotel.db.read.query<{ owner: string; doc: unknown }>('SELECT owner, doc FROM recovery_case');
    expect(row?.owner).toBe('ana');
    expect(JSON.stringify(row?.doc)).toMatch(/no hot water & no answer/);
    expect(chat.caseCard('R-1001')?.text).toContain('412');
  });

  it('makes one case of a run that Slack tells of again, and of two runs two', async () => {
    const run = await ran(inputs);
    hotel.slack.tellAgain(run, inputs);
    await hotel.slack.idle();
    expect(run.state).toBe('done');
    expect(await cases()).toBe(2);
  });

  it.each([
    ['no words', { ...inputs, text: '  ' }, /“Complaint” of this step was empty/],
    ['a stranger', { ...inputs, reporter: 'U0NOBODY' }, /In the workflow, look at .*“Whose case it is”/],
    ['nobody', { ...inputs, reporter: '' }, /nobody was chosen/],
  ])('says what to do in the workflow: %s', async (_, given, words) => {
    const before = await cases();
    const run = await ran(given);
    expect(run).toMatchObject({ state: 'failed', outputs: null });
    expect(run.error).toMatch(words);
    expect(await cases()).toBe(before);
  });

  it('does not lose a step that could not be finished: Slack tells of it again, and it is the same case', async () => {
    const before = await cases();
    hotel.slack.failApi('functions.completeSuccess', { kind: 'status', status: 503 });
    hotel.slack.failApi('functions.completeSuccess', { kind: 'status', status: 503 });
    hotel.slack.failApi('functions.completeSuccess', { kind: 'status', status: 503 });
    const run = await ran(inputs);
    expect(run.state).toBe('done');
    expect(await cases()).toBe(before + 1);
  });
});
