/** One message of the Teams client: author, words, card, reactions, its menu, and the line only the viewer sees. */
import { avatar, el, time } from './dom.js';
import { menuButton } from './menu.js';
import { drawCard } from './teams-card.js';
import { plainText } from './teams-text.js';

const REACTIONS = { like: '👍', heart: '❤️', laugh: '😄', surprised: '😮', sad: '😢', angry: '😠' };
/**
 * `context`: `viewer`, `actions` (message actions), `notice` (or undefined), `form` of its card,
 * `press(pressed)`, `call(command)`, `react(type)`.
 */
export function drawMessage(message, context) {
  const isBot = message.author === 'bot';
  const { form } = context;
  const card = message.answered[context.viewer.id] ?? message.cards[0];
  const head = el(
    'header',
    { class: 'teams-head' },
    el('strong', {}, message.authorName),
    ...(isBot ? [el('span', { class: 'teams-app' }, 'App')] : []),
    el('span', { class: 'teams-when' }, time(message.at)),
    ...(message.edited ? [el('span', { class: 'teams-when', 'data-testid': 'teams-edited' }, 'Edited')] : []),
    ...(message.targeted ? [el('span', { class: 'teams-private' }, 'Only you can see this')] : []),
  );
  const node = el(
    'article',
    {
      class: `teams-message${isBot ? ' is-app' : ''}${message.author === context.viewer.id ? ' is-own' : ''}`,
      'data-testid': message.targeted ? 'teams-targeted' : 'teams-message',
      'data-id': message.id,
      'data-piece': message.id,
      tabindex: '-1',
      'aria-label': `${message.authorName}: ${sentenceOf(message)}`,
    },
    avatar(message.authorName, isBot),
    el(
      'div',
      { class: 'teams-content' },
      head,
      ...(message.text === '' ? [] : [el('p', { class: 'teams-text' }, ...plainText(message.text, message.mentions))]),
      ...(card ? [drawnOnce(form, () => drawCard(card, { viewer: context.viewer, press: context.press }))] : []),
      ...reactionsOf(message, context),
      ...noticeOf(context.notice),
    ),
  );
  node.append(menuOf(message, context));
  return node;
}

/** The message in one plain line, as a notification says it: its words, or the summary of its card. */
export function sentenceOf({ text, summary }) {
  return text === '' ? summary : text.replaceAll(/<\/?at>/g, '');
}

/** A card that is still the same stays the very same nodes: what is typed in it is kept. */
export function drawnOnce(form, draw) {
  form.drawn ??= draw();
  return form.drawn;
}

function reactionsOf(message, { viewer, react }) {
  const types = [...new Set(message.reactions.map(({ type }) => type))];
  if (types.length === 0) return [];
  const buttons = types.map((type) => {
    const by = message.reactions.filter((each) => each.type === type);
    const mine = by.some((each) => each.by === viewer.id);
    const label = `${type}, ${by.length}`;
    const words = `${REACTIONS[type] ?? type} ${by.length}`;
    const attributes = { type: 'button', class: 'teams-reaction', 'aria-pressed': String(mine), 'aria-label': label };
    const button = el('button', attributes, words);
    button.addEventListener('click', () => react(type));
    return button;
  });
  return [el('div', { class: 'teams-reactions', 'data-testid': 'teams-reactions' }, ...buttons)];
}

function noticeOf(notice) {
  if (notice === undefined) return [];
  const attributes = { class: `teams-notice is-${notice.kind}`, 'data-testid': 'teams-notice', role: 'status' };
  return [el('p', attributes, notice.text, ' ', el('span', { class: 'teams-when' }, 'Only you can see this'))];
}

function menuOf(message, { actions, call, react }) {
  const entries = () => [
    ...actions.map(({ id, title }) => ({ words: title, testid: `teams-shortcut-${id}`, run: () => call(id) })),
    { words: `${REACTIONS.like} Like`, testid: 'teams-react-like', run: () => react('like') },
    { words: `${REACTIONS.heart} Heart`, testid: 'teams-react-heart', run: () => react('heart') },
  ];
  const look = { class: 'teams-more', id: `more${message.id}`, 'data-testid': 'teams-more' };
  return el('div', { class: 'teams-more-wrap' }, menuButton({ label: 'More actions', entries, ...look }));
}
