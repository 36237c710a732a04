/** An eye for what would wake, link or call somebody it must not: in blocks of Slack and in cards of Teams. `people` may be called, by id or name. */

export function slackFaults(object: Readonly<Record<string, unknown>>, people: ReadonlySet<string>): readonly string[] {
  const { type, text, url } = object;
  if (type === 'broadcast' || type === 'usergroup' || type === 'link' || typeof url === 'string')
    return [JSON.stringify(object)];
  if (type === 'user' && !people.has(String(object['user_id']))) return [JSON.stringify(object)];
  return type === 'mrkdwn' && typeof text === 'string' ? liveInSlack(text, people) : [];
}

/** Control sequences of Slack in a text that is read as markup: only dates and our own people may stand there. */
export function liveInSlack(text: string, people: ReadonlySet<string>): readonly string[] {
  return [...text.matchAll(/<([^>]*)>/g)]
    .map(([, inside = '']) => inside)
    .filter((inside) => !inside.startsWith('!date^') && !(inside.startsWith('@') && people.has(inside.slice(1))));
}

export function teamsFaults(object: Readonly<Record<string, unknown>>, people: ReadonlySet<string>): readonly string[] {
  const { type, text, url } = object;
  if (type === 'Action.OpenUrl' || typeof url === 'string') return [JSON.stringify(object)];
  if (type === 'mention')
    return people.has(String(eachObject(object['mentioned'])[0]?.['name'])) ? [] : [JSON.stringify(object)];
  if (type !== 'TextBlock' || typeof text !== 'string') return [];
  const tags = [...text.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
  const strange = tags.filter((tag) => !/^<\/?at>$/.test(tag));
  const named = [...text.matchAll(/<at>(.*?)<\/at>/g)].map(([, name = '']) => name).filter((name) => !people.has(name));
  return [...strange, ...named, ...(/\]\(|:\/\//.test(text) ? [text] : [])];
}

/** Every object that stands in it, at any depth. */
export function eachObject(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(eachObject);
  if (typeof value !== 'object' || value === null) return [];
  return [{ ...value }, ...Object.values(value).flatMap(eachObject)];
}
