// Slack's text made into nodes: mrkdwn by Slack's rules, plain text, rich text. Nothing is ever parsed as HTML.
import { el } from './dom.js';

const EMOJI = {
  tada: '🎉',
  clap: '👏',
  heart: '♥',
  raised_hands: '🙌',
  star: '★',
  white_check_mark: '✔',
  warning: '⚠',
  wave: '👋',
  '+1': '👍',
  thumbsup: '👍',
  pray: '🙏',
  sparkles: '✨',
  hourglass_flowing_sand: '⌛',
  bell: '🔔',
  trophy: '🏆',
  x: '✖',
  point_right: '👉',
  speech_balloon: '💬',
  memo: '✎',
  moneybag: '💰',
  clock3: '🕒',
  eyes: '👀',
  bulb: '💡',
  no_entry: '⛔',
};

export const emoji = (name) => EMOJI[name] ?? `:${name}:`;

const unescape = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const withEmoji = (text) => text.replaceAll(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] ?? whole);

/** `slack` is the Slack part of the state: names of people and channels come from it. */
export function textNodes(text, slack) {
  if (text === undefined || text === null) return [];
  if (text.type === 'plain_text') return lines(withEmoji(text.text));
  return mrkdwn(text.text ?? '', slack);
}

const lines = (text) => text.split('\n').flatMap((line, n) => (n === 0 ? [line] : [el('br'), line]));

export function mrkdwn(source, slack) {
  const parts = source.split(/```([\s\S]*?)```/);
  return parts.flatMap((part, n) =>
    n % 2 === 1 ? [el('pre', { class: 'code' }, unescape(part).trim())] : quoted(part, slack),
  );
}

/** Lines that begin with `>` are a quotation. */
function quoted(source, slack) {
  const out = [];
  let quote = null;
  const endQuote = () => {
    if (quote !== null) out.push(el('blockquote', {}, quote));
    quote = null;
  };
  source.split('\n').forEach((line, n) => {
    const inside = /^(?:&gt;|>)\s?(.*)$/.exec(line);
    if (inside !== null) {
      quote = [...(quote ?? []), quote === null ? null : el('br'), inline(inside[1], slack)];
      return;
    }
    const after = quote !== null;
    endQuote();
    if (n > 0 && !after) out.push(el('br'));
    out.push(inline(line, slack));
  });
  endQuote();
  return out.flat();
}

const SPAN =
  /(<[^<>\n]+>|`[^`\n]+`|(?<![\w*])\*[^*\n]+\*(?![\w*])|(?<![\w_])_[^_\n]+_(?![\w_])|(?<![\w~])~[^~\n]+~(?![\w~]))/;

function inline(text, slack) {
  return text.split(SPAN).map((part, n) => (n % 2 === 0 ? withEmoji(unescape(part)) : span(part, slack)));
}

function span(part, slack) {
  if (part.startsWith('<')) return angled(part.slice(1, -1), slack);
  const inside = part.slice(1, -1);
  if (part.startsWith('`')) return el('code', {}, unescape(inside));
  const tags = { '*': 'strong', _: 'em', '~': 's' };
  return el(tags[part[0]], {}, inline(inside, slack));
}

function angled(inside, slack) {
  const [target, label] = inside.split('|', 2);
  if (target.startsWith('@')) return person(target.slice(1), slack);
  if (target.startsWith('#')) return channel(target.slice(1), slack, label);
  if (target.startsWith('!date^')) return date(target, label ?? '');
  if (target.startsWith('!')) return el('span', { class: 'mention' }, `@${target.slice(1).split('^')[0]}`);
  return link(unescape(target), unescape(label ?? target));
}

function link(href, words) {
  if (!/^(https?|mailto):/.test(href)) return words;
  return el('a', { href, target: '_blank', rel: 'noreferrer noopener' }, words);
}

function person(id, slack) {
  const user = slack.users.find((one) => one.id === id);
  return el('span', { class: 'mention' }, `@${user?.realName ?? id}`);
}

function channel(id, slack, label) {
  return el('span', { class: 'mention' }, `#${slack.channels.find((one) => one.id === id)?.name ?? label ?? id}`);
}

const DAY = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' };
const HOUR = { hour: '2-digit', minute: '2-digit' };
const TOKENS = {
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: DAY,
  date_pretty: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short_pretty: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long_pretty: DAY,
  time: HOUR,
  time_secs: { ...HOUR, second: '2-digit' },
};

/** `!date^seconds^{date_short} at {time}`, shown in the visitor's zone; "today" where a pretty token asks for it. */
function date(target, fallback) {
  const [, seconds, format] = target.split('^');
  const moment = new Date(Number(seconds) * 1000);
  if (Number.isNaN(moment.getTime()) || format === undefined) return fallback;
  const words = format.replaceAll(/\{(\w+)\}/g, (whole, token) => {
    const shape = TOKENS[token];
    if (shape === undefined) return whole;
    if (token.endsWith('pretty')) return near(moment) ?? moment.toLocaleDateString([], shape);
    return moment.toLocaleString([], shape);
  });
  return el('time', { datetime: moment.toISOString(), title: fallback }, words);
}

function near(moment) {
  const day = (date) => Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000);
  return { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }[day(moment) - day(new Date())];
}

/** The children of a `rich_text` block; null for a part that cannot be drawn. */
export function richText(part, slack) {
  switch (part.type) {
    case 'rich_text_section':
      return el(
        'p',
        {},
        part.elements.map((one) => richSpan(one, slack)),
      );
    case 'rich_text_quote':
      return el(
        'blockquote',
        {},
        part.elements.map((one) => richSpan(one, slack)),
      );
    case 'rich_text_preformatted':
      return el(
        'pre',
        { class: 'code' },
        part.elements.map((one) => one.text ?? one.url),
      );
    case 'rich_text_list':
      return el(
        part.style === 'ordered' ? 'ol' : 'ul',
        {},
        part.elements.map((item) =>
          el(
            'li',
            {},
            item.elements.map((one) => richSpan(one, slack)),
          ),
        ),
      );
    default:
      return null;
  }
}

function richSpan(one, slack) {
  const style = one.style ?? {};
  let node = richWords(one, slack);
  if (style.code) node = el('code', {}, node);
  if (style.bold) node = el('strong', {}, node);
  if (style.italic) node = el('em', {}, node);
  if (style.strike) node = el('s', {}, node);
  return node;
}

function richWords(one, slack) {
  switch (one.type) {
    case 'text':
      return el('span', {}, lines(one.text));
    case 'link':
      return link(one.url, one.text ?? one.url);
    case 'user':
      return person(one.user_id, slack);
    case 'channel':
      return channel(one.channel_id, slack);
    case 'emoji':
      return emoji(one.name);
    case 'broadcast':
      return el('span', { class: 'mention' }, `@${one.range}`);
    case 'date':
      return date(`!date^${one.timestamp}^${one.format ?? '{date_short} {time}'}`, one.fallback ?? '');
    default:
      return el('span', { class: 'notice', 'data-testid': 'cannot-draw' }, `[${one.type} cannot be shown here]`);
  }
}
