/** Takes out of a text what might be somebody's words or a secret, before it is logged or told to whoever watches. Pure; time grows with the length. */

/** A line is read by somebody who looks for a cause: what is longer is a payload. */
const LONGEST = 300;

/** What is quoted in an error is what was read: `Unexpected token 'T', "The shower"… is not valid JSON`. Names of ours and of tables stay. */
const QUOTED = /"[^"]*(?:"|$)|“[^”]*(?:”|$)|`[^`]*(?:`|$)/g;
const NAME = /^["`“][\w.:/*-]{1,63}["`”]$/;
/** Behind a host may stand what opens a door: `response_url`, a signed link. */
const BEHIND_HOST = /(\b(?:https?|wss?|postgres(?:ql)?):\/\/)(?:[^\s/?#@]*@)?([^\s/?#@]*)[^\s"'`]*/gi;
const SECRET = /\b(?:xox[a-z]-|xapp-|xwfp-|whsec_|sk-|Bearer\s+|Basic\s+|eyJ[\w-]+\.)[\w.+/=-]+/g;
const MAIL = /[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+\.[a-z]{2,}/gi;
/** Cards, accounts, telephones: nine digits and more, however they are grouped. Moments keep their form. */
const DIGITS = /(?<![\w.:-])\+?\d(?:[ ()/-]?\d){8,}(?![\w.:-])/g;
/** Ids, codes, hosts and plain words of a program. */
const PLAIN = /^[\w.:#*-]{0,64}$/;

export function withoutWords(text: string): string {
  if (PLAIN.test(text) && !/^(?:xox|xapp|xwfp|whsec|sk-|eyJ)|\d{12}/.test(text)) return text;
  return text
    .slice(0, LONGEST)
    .replaceAll(QUOTED, (quoted) => (NAME.test(quoted) ? quoted : '"…"'))
    .replaceAll(BEHIND_HOST, '$1$2')
    .replaceAll(SECRET, '…')
    .replaceAll(MAIL, '…')
    .replaceAll(DIGITS, '…');
}
