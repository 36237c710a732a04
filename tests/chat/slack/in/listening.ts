/** What happens when people use Slack, over signed HTTP or Socket Mode, with the simulated Slack before and a stub door behind. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logForm, sayCard } from '../stub-door.ts';
import { stage, type Stage, type StageOptions } from '../stage.ts';

/** Every test of it, for one way Slack reaches Amends. */
export function tellListening(options: StageOptions): void {
  const ANA = 'U0ANA';
  const DESK = 'C0DESK';
  let on: Stage;
  beforeEach(async () => {
    on = await stage({}, options);
  });
  afterEach(() => on.end());

  const told = (user = ANA): string[] => on.fake.ephemerals(user).map(({ text }) => text);
  const direct = (user = ANA): string[] => on.fake.dms(user).map(({ text }) => text);
  const view = (user = ANA): Record<string, unknown> => ({ ...on.fake.openViews(user).at(-1)?.content });
  const saying = (text: string): object => ({ type: 'plain_text', text });
  const postButton = (press: object, action = 'do:x:0', thread = ''): Promise<string> =>
    postElement({ type: 'button', action_id: action, value: JSON.stringify(press), text: saying('Go') }, thread);
  const postElement = async (element: object, thread = ''): Promise<string> => {
    const block = { type: 'actions', elements: [element] };
    const said = { channel: 'C0RECOVERIES', text: 'x', blocks: JSON.stringify([block]) };
    const body = new URLSearchParams({ ...said, ...(thread === '' ? {} : { thread_ts: thread }) });
    const res = await fetch(`${on.fake.apiUrl}chat.postMessage`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${on.fake.state.world.slack.botToken}` },
    });
    const { ts } = (await res.json()) as { ts: string };
    return ts;
  };
  /** What Slack was asked, but for the connections this comes by. */
  const methods = (): string[] =>
    on.fake
      .calls()
      .map(({ method }) => method)
      .filter((method) => method !== 'apps.connections.open');
  const SHOW_LIMITS = { kind: 'show_limits' };
  const GIVE = { kind: 'give_suggested', case: 'R-1042', v: 3, suggestion: 's1' };

  describe('a typed command', () => {
    it('opens the log form at once, without asking the database first', async () => {
      const answer = await on.fake.command(ANA, DESK, '/amends log Room 412: no hot water & cold');
      await on.quiet();
      expect(answer.status).toBe(200);
      expect(view()).toMatchObject({ callback_id: 'form:log' });
      expect(JSON.stringify(view())).toContain('Room 412: no hot water & cold');
      expect(on.door.calls).toEqual(['hear', 'logForm']);
    });

    it('shows a waiting view at once while another form is being filled, or says why there is none', async () => {
      await on.fake.command(ANA, DESK, '/amends resolve R-1042');
      await on.quiet();
      expect(methods()).toEqual(['views.open', 'views.update']);
      expect(view()).toMatchObject({ title: { text: 'Not found' } });
    });

    it('says nothing more when the waiting view is closed before the form is there', async () => {
      const form = on.door.form.bind(on.door);
      on.door.form = async (...given) => {
        await on.fake.waitFor(() => on.fake.openViews(ANA).length === 1, 'the waiting view');
        await on.fake.closeView(ANA);
        return form(...given);
      };
      await on.fake.command(ANA, DESK, '/amends resolve R-1042');
      await on.quiet();
      expect([on.fake.openViews(ANA), told(), direct()]).toEqual([[], [], []]);
    });

    it('leaves no view waiting for a form that cannot be filled', async () => {
      on.door.form = () => Promise.reject(new Error('the database is away'));
      await on.fake.command(ANA, DESK, '/amends resolve R-1042');
      await on.quiet();
      expect(JSON.stringify(view())).toContain('The form could not be opened');
      expect(told()).toEqual([expect.stringContaining('went wrong')]);
    });

    it('is answered privately when it asks', async () => {
      await on.fake.command(ANA, DESK, '/amends limits');
      await on.quiet();
      expect(told()).toEqual(['You may give up to 40 EUR.']);
      expect(told('U0MIA')).toEqual([]);
    });

    it('is answered in the same breath when it is not understood', async () => {
      const answer = await on.fake.command(ANA, DESK, '/amends dance <!channel>');
      expect(answer.body).toMatchObject({ response_type: 'ephemeral', text: 'I did not understand “dance”.' });
    });

    it('is stored before it is acknowledged, carried out once and answered', async () => {
      await on.fake.command(ANA, DESK, '/amends do it');
      await on.quiet();
      const [accepted] = on.door.accepted;
      expect(accepted).toMatchObject({
        key: expect.stringMatching(/^slack:T0AURORA:.+/),
        caller: { platform: 'slack', place: 'T0AURORA', user: ANA, channel: { channel: DESK } },
      });
      expect(on.door.calls).toEqual(['hear', 'accept', 'carryOut']);
      expect(told()).toEqual(['Done.']);
    });

    it('sent twice has one effect', async () => {
      on.fake.failApp({ kind: 'duplicate' });
      await on.fake.command(ANA, DESK, '/amends do it');
      await on.quiet();
      expect(on.door.accepted).toHaveLength(1);
      expect(new Set(on.door.carriedOut).size).toBe(1);
    });

    it('gives the typed words back when they could not be stored', async () => {
      on.door.down = true;
      const answer = await on.fake.command(ANA, DESK, '/amends do <it> & more');
      await on.quiet();
      expect(answer.body).toMatchObject({ text: 'Not saved. You typed: do &lt;it&gt; &amp; more' });
      expect(on.door.carriedOut).toEqual([]);
    });

    it('of another name is answered too', async () => {
      const answer = await on.fake.command(ANA, DESK, '/refund 40');
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ response_type: 'ephemeral' });
    });

    it('that fails is acknowledged, and the person hears of it with the reference that is in the log', async () => {
      on.door.broken = true;
      const answer = await on.fake.command(ANA, DESK, '/amends limits');
      await on.quiet();
      const [failed, ...others] = on.lines.filter(({ level }) => level === 'error');
      expect(answer.status).toBe(200);
      expect(others).toEqual([]);
      expect(told()).toEqual([`Something went wrong. Reference ${String(failed?.['reference'])}.`]);
    });

    it('offers to try again when Slack did not open the form in time', async () => {
      on.fake.failApi('views.open', { kind: 'error', error: 'expired_trigger_id' });
      await on.fake.command(ANA, DESK, '/amends log cold');
      await on.quiet();
      const [offer] = on.fake.ephemerals(ANA);
      expect(offer?.text).toContain('try again');
      await on.fake.press(ANA, offer?.ts ?? '', 'Open the form');
      await on.quiet();
      expect(view()).toMatchObject({ callback_id: 'form:log' });
    });
  });

  describe('a button', () => {
    it('becomes the press it carries, under the name of who pressed it', async () => {
      await on.fake.press('U0MIA', await postButton(GIVE), 'Go');
      await on.quiet();
      expect(on.door.accepted.at(-1)).toMatchObject({
        caller: { user: 'U0MIA' },
        wish: { kind: 'press', press: GIVE },
      });
      expect(told('U0MIA')).toEqual(['Done.']);
    });

    it('that asks or opens a form needs no row', async () => {
      await on.fake.press(ANA, await postButton(SHOW_LIMITS), 'Go');
      await on.fake.press(ANA, await postButton({ kind: 'open_resolve', case: 'R-1042', v: 1 }), 'Go');
      await on.quiet();
      expect(told()).toEqual(['You may give up to 40 EUR.']);
      expect(view()).toMatchObject({
        callback_id: 'form:resolve',
        private_metadata: JSON.stringify({ about: { case: 'R-1042' }, channel: 'C0RECOVERIES' }),
      });
      expect(on.door.accepted).toEqual([]);
    });

    it('is as good in a menu, where it has short keys', async () => {
      const options = [
        { text: saying('Limits'), value: JSON.stringify({ k: 'show_limits' }) },
        { text: saying('Resolve…'), value: JSON.stringify({ k: 'open_resolve', c: 'R-1042', v: 1 }) },
      ];
      const menu = await postElement({ type: 'overflow', action_id: 'do:more:0', options });
      await on.fake.press(ANA, menu, 'Limits');
      await on.fake.press(ANA, menu, 'Resolve…');
      await on.quiet();
      expect(told()).toEqual(['You may give up to 40 EUR.']);
      expect(view()).toMatchObject({ callback_id: 'form:resolve' });
    });

    it('in a message only its viewer sees has no message in its payload and works', async () => {
      on.door.ask = async () =>
        sayCard('Here', {
          blocks: [{ kind: 'buttons', buttons: [{ label: 'Again', press: { kind: 'show_limits' } }] }],
        });
      await on.fake.command(ANA, DESK, '/amends limits');
      await on.quiet();
      await on.fake.press(ANA, on.fake.ephemerals(ANA)[0]?.ts ?? '', 'Again');
      await on.quiet();
      expect(told()).toEqual(['Here', 'Here']);
    });

    it('is answered where it stands: in its thread, or in the channel under the first message of one', async () => {
      const root = await postButton(SHOW_LIMITS);
      const reply = await postButton(SHOW_LIMITS, 'do:x:0', root);
      await on.fake.press(ANA, reply, 'Go');
      await on.fake.messageShortcut(ANA, 'escalate', 'C0RECOVERIES', reply);
      await on.fake.press(ANA, root, 'Go');
      await on.quiet();
      expect(on.fake.ephemerals(ANA).map(({ threadTs }) => threadTs)).toEqual([root, root, null]);
    });

    it('that is too old or not ours says so', async () => {
      await on.fake.press(ANA, await postButton({ kind: 'launch' }), 'Go');
      await on.fake.press(ANA, await postButton(GIVE, 'approve'), 'Go');
      await on.quiet();
      expect(told()).toEqual([expect.stringContaining('too old'), expect.stringContaining('/amends help')]);
      expect(on.door.accepted).toEqual([]);
    });

    it('whose wish could not be stored says so', async () => {
      on.door.down = true;
      await on.fake.press(ANA, await postButton(GIVE), 'Go');
      await on.quiet();
      expect(told()[0]).toMatch(/^Not saved/);
    });
  });

  describe('a form', () => {
    const open = async (): Promise<string> => {
      await on.fake.command(ANA, DESK, '/amends log');
      await on.quiet();
      return on.fake.openViews(ANA).at(-1)?.id ?? '';
    };

    it('is stored, closed, carried out and answered where it was opened', async () => {
      const id = await open();
      await on.fake.submit(ANA, id, { 'field:text': 'Cold soup' });
      await on.quiet();
      expect(on.fake.openViews(ANA)).toEqual([]);
      expect(on.door.accepted[0]).toMatchObject({
        key: `slack:T0AURORA:${id}`,
        caller: { channel: { channel: DESK } },
      });
      expect(on.fake.ephemerals(ANA, DESK).map(({ text }) => text)).toEqual(['Done.']);
    });

    it('shows all faults at once, keeps what was typed, and takes the corrected second try', async () => {
      const id = await open();
      on.door.readForm = (_c, _f, _a, { text }) =>
        text === 'ok'
          ? { ok: true, wish: { kind: 'press', press: { kind: 'open_log' } }, typed: '' }
          : { ok: false, errors: { text: 'Too short.', severity: 'Say how urgent.', gone: 'And more.' } };
      const answer = await on.fake.submit(ANA, id, { 'field:text': 'x' });
      expect(answer.body).toMatchObject({
        response_action: 'errors',
        errors: { 'field:text': 'Too short. And more.', 'field:severity': 'Say how urgent.' },
      });
      expect(on.fake.openViews(ANA)).toHaveLength(1);
      await on.fake.submit(ANA, id, { 'field:text': 'ok' });
      await on.quiet();
      expect(on.door.accepted).toHaveLength(1);
      expect(on.fake.openViews(ANA)).toEqual([]);
    });

    it('stays open with everything typed when it could not be stored', async () => {
      const id = await open();
      on.door.down = true;
      const answer = await on.fake.submit(ANA, id, { 'field:text': 'Cold soup' });
      expect(answer.body).toMatchObject({
        response_action: 'errors',
        errors: { 'field:text': expect.stringMatching(/^Not saved/) },
      });
      expect(on.fake.openViews(ANA)).toHaveLength(1);
      on.door.down = false;
      await on.fake.submit(ANA, id, { 'field:text': 'Cold soup' });
      await on.quiet();
      expect(on.door.accepted).toHaveLength(1);
    });
  });

  describe('the message shortcut', () => {
    it('opens the form with the words of the message and a link to it', async () => {
      const seen: unknown[] = [];
      on.door.logForm = (_, opening) => {
        seen.push(opening);
        return logForm(opening.text);
      };
      const ts = on.fake.say('U0MIA', DESK, 'Guest in 7 says: <soup> & rice cold');
      await on.quiet();
      await on.fake.messageShortcut(ANA, 'log_complaint', DESK, ts);
      await on.quiet();
      expect(seen).toEqual([
        {
          kind: 'log',
          source: 'message',
          text: 'Guest in 7 says: <soup> & rice cold',
          permalink: `https://hotel-aurora.slack.com/archives/${DESK}/p${ts.replace('.', '')}`,
          written: { by: 'Mia Laurent', at: new Date(Number(ts) * 1_000) },
          message: `slack:T0AURORA:${DESK}:${ts}`,
        },
      ]);
      expect(view()).toMatchObject({ callback_id: 'form:log' });
    });

    it('of another name is answered too', async () => {
      const ts = on.fake.say('U0MIA', DESK, 'x');
      const answer = await on.fake.messageShortcut(ANA, 'escalate', DESK, ts);
      await on.quiet();
      expect(answer.status).toBe(200);
      expect(told()[0]).toContain('/amends help');
    });
  });

  describe('words said to Amends', () => {
    it('in a mention are stored before Slack is acknowledged and answered to their author only', async () => {
      on.fake.say(ANA, DESK, '<@U0AMENDS> do it');
      await on.quiet();
      expect(on.door.accepted[0]?.key).toMatch(/^slack:T0AURORA:Ev/);
      expect(told()).toEqual(['Done.']);
      expect(on.fake.messages(DESK)).toHaveLength(1);
    });

    it('and changed are not carried out a second time, but asked about', async () => {
      const ts = on.fake.say(ANA, DESK, '<@U0AMENDS> do it');
      await on.quiet();
      on.fake.edit(ANA, ts, '<@U0AMENDS> do it, please');
      await on.quiet();
      expect(on.door.accepted).toHaveLength(1);
      expect(told().at(-1)).toContain('An edited message is not carried out by itself');
      await on.fake.press(ANA, on.fake.ephemerals(ANA).at(-1)?.ts ?? '', 'Yes, do that');
      await on.quiet();
      expect(on.door.accepted.at(-1)?.wish).toMatchObject({ press: { kind: 'say_line', line: 'do it, please' } });
    });

    it('are sent again by Slack when they could not be stored, and have one effect', async () => {
      on.door.down = true;
      on.fake.say(ANA, DESK, '<@U0AMENDS> do it');
      await on.quiet();
      expect(
        on.fake.wire
          .entries()
          .filter(({ direction }) => direction === 'to_app')
          .at(-1)?.status,
      ).not.toBe(200);
      expect(on.door.accepted).toEqual([]);
      on.door.down = false;
      on.pass(61_000);
      await on.fake.deliverDue();
      await on.quiet();
      on.pass(300_000);
      await on.fake.deliverDue();
      await on.quiet();
      expect(on.door.accepted).toHaveLength(1);
      expect(told()).toEqual(['Done.']);
    });

    it('after "log" are logged without a form, because a mention cannot open one', async () => {
      on.fake.say(ANA, DESK, '<@U0AMENDS> log Room 7: soup cold');
      await on.quiet();
      expect(on.door.accepted).toHaveLength(1);
      expect(told()).toEqual(['Done.']);
    });

    it('that need a form get a button that opens it', async () => {
      on.fake.say(ANA, DESK, '<@U0AMENDS> log');
      await on.quiet();
      await on.fake.press(ANA, on.fake.ephemerals(ANA)[0]?.ts ?? '', 'Open the form');
      await on.quiet();
      expect(view()).toMatchObject({ callback_id: 'form:log' });
    });

    it('in private are answered there, and our own answer is not heard as a question', async () => {
      on.fake.say(ANA, on.fake.directOf(ANA), 'limits');
      await on.quiet();
      expect(direct()).toEqual(['limits', 'You may give up to 40 EUR.']);
      expect(on.door.asked).toHaveLength(1);
    });
  });

  describe('the home tab', () => {
    it('is drawn by the outbox when it is opened', async () => {
      on.fake.openHome(ANA);
      await on.quiet();
      expect(on.door.homes).toEqual([`${ANA} opened`]);
      expect(on.fake.home(ANA)).toBeUndefined();
    });

    it('tells a stranger so at once', async () => {
      on.door.strange = true;
      on.fake.openHome(ANA);
      await on.quiet();
      expect(JSON.stringify(on.fake.home(ANA)?.content)).toContain('Amends does not know you yet.');
    });
  });

  describe('leaving', () => {
    it('is noted and breaks nothing', async () => {
      on.fake.uninstall('T0AURORA');
      await on.quiet();
      expect(on.lines.some(({ message }) => message === 'Slack workspace left')).toBe(true);
      expect(on.lines.filter(({ level }) => level === 'error')).toEqual([]);
    });
  });

  describe('the log', () => {
    it('holds ids and no words', async () => {
      await on.fake.command(ANA, DESK, '/amends log Herr Krause in 412 is furious');
      await on.fake.command(ANA, DESK, '/amends do it');
      on.fake.say(ANA, DESK, '<@U0AMENDS> do Krause');
      await on.quiet();
      const said = JSON.stringify(on.lines);
      expect(said).not.toMatch(/Krause|furious|xoxb|Ana Ortiz/);
      expect(said).toContain('U0ANA');
    });
  });

  describe('while Slack slows a method down', () => {
    it('forms open, and an answer that can take no other way comes when Slack said', async () => {
      for (const method of ['chat.postEphemeral', 'conversations.open'])
        on.fake.failApi(method, { kind: 'rate_limited', retryAfterS: 20 });
      on.fake.failApi('chat.postMessage', { kind: 'rate_limited', retryAfterS: 20 });
      const to = { kind: 'channel', channel: { platform: 'slack', place: 'T0AURORA', channel: DESK } } as const;
      expect(await on.slack.chat.post(to, sayCard('elsewhere'), 'k')).toMatchObject({ kind: 'later', asked: true });
      await on.fake.command(ANA, DESK, '/amends log Room 412: no hot water');
      await on.quiet();
      expect(view()).toMatchObject({ callback_id: 'form:log' });
      on.fake.say(ANA, DESK, '<@U0AMENDS> limits');
      await on.quiet();
      expect(told()).toEqual(['You may give up to 40 EUR.']);
      expect(on.fake.early()).toEqual([]);
    });

    it('with opening forms itself, the person is told at once and may press again', async () => {
      on.fake.failApi('views.open', { kind: 'rate_limited', retryAfterS: 20 });
      await on.fake.command(ANA, DESK, '/amends log Room 412: no hot water');
      await on.quiet();
      expect(told()).toEqual(['Slack did not open the form in time. Nothing was changed; please try again.']);
    });
  });
}
