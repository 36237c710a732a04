// One message as the person played sees it: who, what, reactions, and the menu of what can be done with it.
import { avatar, el, keepingFocus, keyed, time } from './dom.js';
import { drawBlocks } from './slack-blocks.js';
import { menuButton } from './menu.js';
import { emoji, mrkdwn } from './slack-text.js';

const SLACKBOT = 'USLACKBOT';
/** What “Cheer” adds. */
const CHEER = 'clap';

export function authorOf(api, message) {
  const { bot, users } = api.state.slack;
  if (message.user === SLACKBOT) return { name: 'Slackbot', app: true };
  if (message.user === bot.user) return { name: bot.name, app: true };
  if (message.app) return { name: message.app.name, app: true, isOther: true };
  return { name: users.find((one) => one.id === message.user)?.realName ?? message.user, app: false };
}

export function drawMessages(list, api, rows, { onThread }) {
  keepingFocus(list, () =>
    keyed(
      list,
      rows,
      ({ message }) => message.ts,
      ({ message, replies }) => [message, replies, api.person.id],
      ({ message, replies }) => drawMessage(message, replies, api, onThread),
    ),
  );
}

/** One message; without `onThread` it stands in a thread already. */
function drawMessage(message, replies, api, onThread) {
  const author = authorOf(api, message);
  const user = api.person.slackUser;
  const act = (place, value) => api.send('slack.press', { user, where: message.ts, ...place, value });
  const ctx = { slack: api.state.slack, act, folds: true };
  const body =
    message.blocks === null
      ? el('div', { class: 's-text' }, mrkdwn(message.text, api.state.slack))
      : el('div', { class: 's-blocks' }, drawBlocks(message.blocks, ctx));
  const own = message.viewer !== null;
  return el(
    'article',
    {
      class: own ? 's-message s-own' : 's-message',
      'data-testid': own ? 'slack-ephemeral' : 'slack-message',
      'data-ts': message.ts,
      'data-piece': message.ts,
      'aria-label': `${author.name}: ${plainWords(message.text, api.state.slack)}`,
      tabindex: '-1',
    },
    avatar(author.name, author.app && !author.isOther),
    el(
      'div',
      { class: 's-main' },
      own && el('p', { class: 's-only' }, 'Only visible to you'),
      el(
        'p',
        { class: 's-by' },
        el('b', {}, author.name),
        author.app && el('span', { class: 's-app' }, 'APP'),
        time(Number(message.ts) * 1000),
        message.edited !== null && el('small', {}, '(edited)'),
      ),
      body,
      drawReactions(message, api),
      onThread &&
        replies.count > 0 &&
        el(
          'button',
          {
            type: 'button',
            class: 's-replies',
            'data-testid': 'slack-replies',
            on: { click: () => onThread(message.ts) },
          },
          `${replies.count} ${replies.count === 1 ? 'reply' : 'replies'}`,
        ),
    ),
    !own && drawMenu(message, api, onThread),
  );
}

function drawReactions(message, api) {
  if (message.reactions.length === 0) return null;
  return el(
    'div',
    { class: 's-reactions' },
    message.reactions.map(({ name, users }) => {
      const who = users.map((id) => api.state.slack.users.find((one) => one.id === id)?.realName ?? id).join(', ');
      return el('span', { class: 's-reaction', title: who }, emoji(name), ' ', users.length);
    }),
  );
}

/** The message in one plain line, as Slack reads it out. */
const plainWords = (text, slack) => el('div', {}, mrkdwn(text, slack)).textContent;

/** What can be done with a message: buttons that show on hover and on keyboard focus; for a thumb, one menu of them. */
function drawMenu(message, api, onThread) {
  const user = api.person.slackUser;
  const quietly = (run) => () => void run()?.catch?.(() => undefined);
  const all = [
    {
      words: 'Cheer',
      testid: 'slack-cheer',
      run: quietly(() => api.send('slack.react', { user, ts: message.ts, name: CHEER })),
    },
    onThread && { words: 'Reply', testid: 'slack-reply', run: () => onThread(message.threadTs ?? message.ts) },
    ...api.state.slack.shortcuts.map(({ callbackId, label }) => ({
      words: label,
      testid: `slack-shortcut-${callbackId}`,
      run: quietly(() =>
        api.send('slack.shortcut', { user, callback: callbackId, channel: message.channel, ts: message.ts }),
      ),
    })),
  ].filter(Boolean);
  const button = ({ words, testid, run }) =>
    el('button', { type: 'button', class: 's-menu-item', 'data-testid': testid, on: { click: run } }, words);
  return [
    el('div', { class: 's-menu', role: 'group', 'aria-label': 'Message actions' }, all.map(button)),
    menuButton({
      label: 'Message actions',
      entries: () => all,
      class: 's-menu-opener',
      'data-testid': 'slack-message-menu',
    }),
  ];
}
