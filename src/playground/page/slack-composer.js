// Where words are typed: said in the conversation, or sent as a command when they begin with a slash, as in Slack.
import { el } from './dom.js';

/** Words in a channel are said; words that begin with a slash are a command, as in Slack. */
export function sendText(api, channel, text, thread) {
  const user = api.person.slackUser;
  const where = { user, channel, text, ...(thread === undefined ? {} : { thread }) };
  return api.send(text.startsWith('/') ? 'slack.command' : 'slack.say', where);
}

/** `hint()`: what stands below it; of slash commands where none is given. */
export function mountComposer(api, { label, testid, send, hint: hintWords }) {
  const input = el('textarea', {
    rows: '1',
    'aria-label': label,
    'data-testid': `${testid}-composer`,
    autocomplete: 'off',
  });
  const hint = el('p', { class: 's-composer-hint' });
  const button = el(
    'button',
    { type: 'submit', class: 'button primary small', 'data-testid': `${testid}-send` },
    'Send',
  );
  const fit = () => {
    input.rows = Math.min(8, Math.max(1, input.value.split('\n').length));
    const words = hintWords?.() ?? slashHint(api.state?.slack?.command ?? '', input.value);
    if (hint.textContent !== words) hint.textContent = words;
  };
  const submit = async () => {
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    fit();
    await send(text).catch(() => {
      if (input.value === '') input.value = text;
      fit();
    });
  };
  input.addEventListener('input', fit);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit().catch(() => undefined);
  });
  fit();
  const node = el(
    'form',
    { class: 's-composer', on: { submit: (event) => (event.preventDefault(), submit().catch(() => undefined)) } },
    el('div', { class: 's-composer-box' }, input, button),
    hint,
  );
  return {
    node,
    place: (words) => {
      fit();
      if (input.placeholder !== words) input.placeholder = words;
    },
    suggest: (text) => {
      input.value = text;
      fit();
      input.focus();
    },
  };
}

const slashHint = (command, typed) =>
  typed.startsWith('/')
    ? `${command} log what happened · mine · limits · help`
    : `${command} talks to the app · Enter sends`;
