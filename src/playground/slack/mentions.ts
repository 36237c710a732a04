/** Typed words to Slack's wire form: `@Mia` becomes `<@U0MIA>`, `#wins` a channel, `&<>` are escaped. Pure. */
import type { SlackState } from './state.ts';

/** In commands with `should_escape` mentions carry names too: `<@U0MIA|mia>`. */
export function encodeWords(state: SlackState, text: string, named: boolean): string {
  const kept = /(<[@#][A-Z0-9_]+(?:\|[^>]*)?>)/;
  return text
    .split(kept)
    .map((part, index) => (index % 2 === 1 ? part : encodePlain(state, part, named)))
    .join('');
}

function encodePlain(state: SlackState, text: string, named: boolean): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replaceAll(/(?<![\w.])([@#])([\p{L}\d_-]+)/gu, (whole, sign: string, word: string) => {
    const name = word.toLowerCase();
    if (sign === '#') {
      const channel = [...state.channels.values()].find((one) => one.name === name);
      return channel === undefined ? whole : `<#${channel.id}|${named ? channel.name : ''}>`;
    }
    const user = [...state.users.values()].find((one) => one.name === name);
    if (user === undefined) return whole;
    return named ? `<@${user.id}|${user.name}>` : `<@${user.id}>`;
  });
}
