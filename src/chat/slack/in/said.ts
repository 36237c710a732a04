/** What people wrote in Slack, as plain words: Slack's escapes and link marks turned back. Pure. */

/**
 * A message's text as its author typed it: `&lt;` is `<` again, mentions become `@name` and links their address.
 * Slack escapes only `&`, `<` and `>` and puts everything special in angle brackets.
 */
export function saidWords(text: string): string {
  return readOut(text, marked);
}

/**
 * The same of what is drawn: links by what is read of them, and without Slack's marks of emphasis around words, which nobody
 * sees.
 */
export function shownWords(text: string): string {
  return readOut(
    text.replace(/(?<![\p{L}\p{N}*_~`])([*_~`]{1,3})(?=\S)([^*_~`\n]{1,2000}?)(?<=\S)\1(?![\p{L}\p{N}*_~`])/gu, '$2'),
    (target, label) =>
      /^https?:/i.test(target) && label !== undefined && label !== '' ? label : marked(target, label),
  );
}

function readOut(text: string, read: (target: string, label: string | undefined) => string): string {
  return text
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label: string | undefined) => read(target, label))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function marked(target: string, label: string | undefined): string {
  const name = label === undefined || label === '' ? undefined : label;
  if (target.startsWith('@') || target.startsWith('#')) {
    const sign = target.slice(0, 1);
    return name === undefined ? target : sign + name.replace(/^[@#]/, '');
  }
  if (target.startsWith('!'))
    return (
      name ??
      `@${target
        .slice(1)
        .replace(/^subteam\^/, '')
        .split('^', 1)
        .join('')}`
    );
  if (target.startsWith('mailto:') || target.startsWith('tel:')) return name ?? target.slice(target.indexOf(':') + 1);
  return target;
}

/** People by their names, where they work here: an id says nothing to whoever reads it. */
export const withNames = (words: string, nameOf: (user: string) => string | undefined): string =>
  words.replace(/@([UW][A-Z0-9]{2,20})(?![A-Z0-9])/g, (whole, user: string) => {
    const name = nameOf(user);
    return name === undefined ? whole : `@${name}`;
  });

/** The line of a mention without the mention it begins with. */
export const withoutMention = (text: string): string => text.replace(/^\s*<@[A-Z0-9]+(?:\|[^>]*)?>[\s:,]*/, '');
