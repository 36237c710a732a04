/** What somebody typed to us in Teams, as a clean line. Pure. */
import { readEntities } from '../../../core/base/html-words.ts';
import type { Envelope } from './envelope.ts';

/** Each is looked for in the whole text; nobody mentions more people in one line. */
const MOST_ENTITIES = 100;

/** The directory's id of somebody whom Teams names by an id of its own; undefined when it is not known. */
export type DirectoryIdOf = (account: string) => string | undefined;

/** The typed line without our own mention, with other people as `<@id>`, or `<@id|name>` where only Teams' own id of them is known. */
export function typedLine(
  activity: Pick<Envelope, 'text' | 'entities'>,
  clientId: string,
  directoryIdOf: DirectoryIdOf = () => undefined,
): string {
  const mentions = mentionsIn(activity, clientId, directoryIdOf);
  return readEntities(written(withoutQuote(activity.text ?? ''), mentions))
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.replaceAll(/[ \t]+/g, ' ').trim())
    .join('\n')
    .trim()
    .replace(/^\/(?=\p{L})/u, '')
    .replace(/^amends\b[:,]?\s*/iu, '');
}

/** Accounts mentioned in a line that only Teams' own id is known of. */
export function accountsToFind(
  { entities }: Pick<Envelope, 'entities'>,
  clientId: string,
  known: DirectoryIdOf,
): string[] {
  return (entities ?? []).slice(0, MOST_ENTITIES).flatMap((entity) => {
    const { id, aadObjectId } = entity?.mentioned ?? {};
    if (entity?.type !== 'mention' || id == null || (aadObjectId ?? '') !== '') return [];
    return isOurs(id, clientId) || orgId(id) !== undefined || known(id) !== undefined ? [] : [id];
  });
}

interface Mention {
  /** As it stands in the text; empty when Teams did not say. */
  readonly tag: string;
  readonly name: string;
  /** What stands there instead: nothing for ourselves. */
  readonly account: string | null;
  readonly isInDirectory: boolean;
  used: boolean;
}

function mentionsIn({ entities }: Pick<Envelope, 'entities'>, clientId: string, known: DirectoryIdOf): Mention[] {
  return (entities ?? []).slice(0, MOST_ENTITIES).flatMap((entity): Mention[] => {
    if (entity?.type !== 'mention' || entity.mentioned == null) return [];
    const { id, aadObjectId, name } = entity.mentioned;
    const account = (aadObjectId ?? '') === '' ? id : aadObjectId;
    if (account == null || account === '') return [];
    const ours = isOurs(id ?? account, clientId);
    const inDirectory = aadObjectId ?? orgId(account) ?? known(account);
    return [
      {
        tag: entity.text ?? '',
        name: (name ?? '').trim(),
        account: ours ? null : (inDirectory ?? account),
        isInDirectory: inDirectory !== undefined,
        used: false,
      },
    ];
  });
}

const isOurs = (id: string, clientId: string): boolean => id === `28:${clientId}` || id === clientId;

/** `8:orgid:<directory id>` is another way of Teams' to name the same person. */
function orgId(account: string): string | undefined {
  return /^(?:\d{1,3}:)?orgid:([\w-]{8,64})$/i.exec(account)?.[1];
}

/** A piece of the line: plain words, or somebody mentioned. */
type Piece = string | { readonly account: string | null; readonly isInDirectory: boolean; readonly shown: string };

const TAG = /<at\b[^<>]{0,200}>([^<>]{0,300})<\/at>/gi;

/**
 * In the order of the text, each mention once: two people of one name have equal tags. Teams sometimes makes two mentions
 * of one name, one of each word: they are one person.
 */
function written(text: string, mentions: Mention[]): string {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(TAG)) {
    const [tag, inner = ''] = found;
    pieces.push(...plainPieces(text.slice(at, found.index), mentions));
    at = found.index + tag.length;
    const mention =
      take(mentions, (one) => one.tag === tag) ??
      take(mentions, (one) => one.tag === '' && one.name === readEntities(inner).trim());
    // nobody that Teams names: the words stay
    pieces.push(mention === undefined ? ` @${inner} ` : pieceOf(mention, inner));
  }
  pieces.push(...plainPieces(text.slice(at), mentions));
  return joined(pieces);
}

/** Mentions that stand in the text as plain words: clients that write `@Mia`, or no words in the mention at all. */
function plainPieces(text: string, mentions: Mention[]): Piece[] {
  for (const one of mentions) {
    if (one.used) continue;
    const words = one.tag === '' ? one.name : one.tag;
    if (words === '' || /^<at\b/i.test(words)) continue;
    const from = text.indexOf(words);
    if (from === -1) continue;
    one.used = true;
    const before = text.slice(0, from).replace(/@$/, '');
    return [
      ...plainPieces(before, mentions),
      pieceOf(one, words),
      ...plainPieces(text.slice(from + words.length), mentions),
    ];
  }
  return text === '' ? [] : [text];
}

function take(mentions: readonly Mention[], fits: (one: Mention) => boolean): Mention | undefined {
  const found = mentions.find((one) => !one.used && fits(one));
  if (found !== undefined) found.used = true;
  return found;
}

const pieceOf = ({ account, isInDirectory, name }: Mention, inner: string): Piece => ({
  account,
  isInDirectory,
  shown: readEntities(name === '' ? inner : name),
});

function joined(pieces: readonly Piece[]): string {
  const line: string[] = [];
  /** The mention the last words stand right behind, and where it is in the line. */
  let last: { readonly account: string; readonly at: number; readonly shown: string } | undefined;
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      if (piece.replaceAll(/&nbsp;|\u00a0/g, ' ').trim() !== '') last = undefined;
      line.push(piece);
      continue;
    }
    const { account, isInDirectory } = piece;
    if (account === null) line.push(' ');
    else {
      const isSame: boolean = last?.account === account;
      const shown: string = isSame && last !== undefined ? together(last.shown, piece.shown) : piece.shown;
      const at: number = isSame && last !== undefined ? last.at : line.length;
      last = { account, at, shown };
      // bars and angle brackets are ours
      const name = shown.replaceAll(/[|<>\s]+/g, ' ').trim();
      line[at] = ` <@${account}${isInDirectory || name === '' ? '' : `|${name}`}> `;
    }
  }
  return line.join('');
}

const together = (first: string, second: string): string => (first.includes(second) ? first : `${first} ${second}`);

/** `<quoted messageId="…"/>` stands for the message that is answered. */
function withoutQuote(text: string): string {
  return text.replaceAll(/<quoted\b[^<>]{0,300}>(?:<\/quoted>)?/gi, ' ');
}
