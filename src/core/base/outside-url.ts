/** An address of another system, as an operator writes it down. Pure. */

/** What is wrong with it, as the end of a sentence; null when it may be called. */
export function faultOfUrl(url: string, allowPrivate: boolean): string | null {
  if (!URL.canParse(url)) return 'is not a URL';
  const { protocol, username, password } = new URL(url);
  if (username !== '' || password !== '') return 'holds a password: what is secret stands in the environment';
  if (protocol === 'https:' || (allowPrivate && protocol === 'http:')) return null;
  return allowPrivate ? 'begins neither with https: nor with http:' : 'does not begin with https:';
}
