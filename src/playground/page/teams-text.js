/** Words in Teams messages and cards: mentions, moments and the Markdown a TextBlock knows. Builds nodes, never markup. */
import { el } from './dom.js';

const MOMENT = /\{\{(DATE|TIME)\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)(?:, (SHORT|LONG|COMPACT))?\)\}\}/g;
const DATES = {
  COMPACT: { day: 'numeric', month: 'numeric', year: 'numeric' },
  SHORT: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  LONG: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};

/** `{{DATE(…)}}` and `{{TIME(…)}}` in the viewer's own words and zone. */
export function showMoments(text, viewer) {
  return text.replace(MOMENT, (_all, kind, iso, form) => {
    const how = kind === 'TIME' ? { hour: '2-digit', minute: '2-digit' } : DATES[form ?? 'COMPACT'];
    return new Intl.DateTimeFormat(viewer.locale ?? 'en-GB', { ...how, timeZone: viewer.zone }).format(new Date(iso));
  });
}

/** Plain text with its mentions marked; `mentions` are `{ text: '<at>Name</at>', name }`. */
export function plainText(text, mentions = []) {
  const known = new Map(mentions.map((each) => [each.text, each.name || each.text.replace(/<\/?at>/g, '')]));
  return text
    .split(/(<at>[^<>]*<\/at>)/)
    .filter((part) => part !== '')
    .map((part) => (known.has(part) ? el('span', { class: 'teams-mention' }, known.get(part)) : part));
}

/** A TextBlock's Markdown: bold, italic, links, lists, paragraphs. Anything else stays as it is typed. */
export function markdown(text, mentions = []) {
  const blocks = [];
  for (const paragraph of text.split(/\n{2,}/)) {
    let list = null;
    let lines = null;
    for (const line of paragraph.split('\n')) {
      const item = /^\s*(?:[-*]|(\d+)\.)\s+(.*)$/.exec(line);
      if (item) {
        const tag = item[1] === undefined ? 'ul' : 'ol';
        if (list === null || list.tagName.toLowerCase() !== tag) blocks.push((list = el(tag, {})));
        list.append(el('li', {}, ...inline(item[2], mentions)));
        lines = null;
      } else {
        if (lines === null) blocks.push((lines = el('p', {})));
        else lines.append(el('br', {}));
        lines.append(...inline(line, mentions));
        list = null;
      }
    }
  }
  return blocks;
}

function inline(text, mentions) {
  const nodes = [];
  const pattern =
    /\*\*(.+?)\*\*|__(.+?)__|(?<![\p{L}\p{N}])[_*]([^_*\s](?:[^_*]*[^_*\s])?)[_*](?![\p{L}\p{N}])|\[([^\]]+)\]\((https?:[^)\s]+)\)/gu;
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    nodes.push(...plainText(text.slice(from, found.index), mentions));
    const [, bold, strong, italic, words, href] = found;
    if (href !== undefined) nodes.push(el('a', { href, rel: 'noreferrer', target: '_blank' }, words));
    else if (italic !== undefined) nodes.push(el('em', {}, ...inline(italic, mentions)));
    else nodes.push(el('strong', {}, ...inline(bold ?? strong, mentions)));
    from = found.index + found[0].length;
  }
  nodes.push(...plainText(text.slice(from), mentions));
  return nodes;
}
