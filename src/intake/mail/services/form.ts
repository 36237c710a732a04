/** A form as browsers and mail services send it: its fields as bytes, its files by name and size. Their content is let go as it comes. */
import { once } from 'node:events';
import type { Received } from '../../scheme.ts';
import type { PartFile } from '../read-mail.ts';

export interface Form {
  /** Each field's first value, in the bytes it came in, one character for each. */
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly PartFile[];
}

const MOST_FIELDS = 500;
const MOST_FILES = 100;
const MOST_PARTS = 600;
/** Of a mail within a mail, which is read. */
const MOST_OF_MAIL = 1_048_576;

export const FORM_TYPES = ['multipart/form-data', 'application/x-www-form-urlencoded'];

/** Why it cannot be read, instead. */
export async function readForm({ headers, body }: Pick<Received, 'headers' | 'body'>): Promise<Form | string> {
  const { Busboy } = await import('@fastify/busboy');
  const fields = new Map<string, string>();
  const files: PartFile[] = [];
  let fault: string | null = null;
  if (partsIn(body, headers['content-type']?.[0] ?? '') > MOST_PARTS)
    return `is not a form that can be read: it has more than ${MOST_PARTS} parts`;
  try {
    const busboy = new Busboy({
      headers: { 'content-type': headers['content-type']?.[0] ?? '' },
      // bytes: which characters they are, another field says
      defCharset: 'latin1',
      limits: {
        fieldNameSize: 200,
        fieldSize: body.length,
        fields: MOST_FIELDS,
        files: MOST_FILES,
        parts: MOST_PARTS,
        headerPairs: 50,
        headerSize: 16_384,
      },
    });
    busboy.on('field', (name, value) => {
      if (!fields.has(name)) fields.set(name, value);
    });
    busboy.on('file', (_field, stream, filename, _encoding, mimeType) => {
      const isMail = mimeType === 'message/rfc822' || /\.eml$/i.test(filename ?? '');
      const kept: Buffer[] = [];
      let bytes = 0;
      stream.on('data', (chunk: Buffer) => {
        if (isMail && bytes < MOST_OF_MAIL) kept.push(Buffer.from(chunk));
        bytes += chunk.length;
      });
      stream.on('end', () =>
        files.push({
          name: filename ?? null,
          type: mimeType.toLowerCase(),
          bytes,
          content: isMail ? Buffer.concat(kept) : undefined,
        }),
      );
      stream.on('error', () => (fault ??= 'a file in it breaks off'));
    });
    const finished = once(busboy, 'finish');
    busboy.end(body);
    await finished;
  } catch (error) {
    fault ??= error instanceof Error ? error.message : 'is not a form';
  }
  return fault === null ? { fields, files } : `is not a form that can be read: ${fault}`;
}

/** Up to one more than are read: each costs what reads it a while, also one that is passed over. */
function partsIn(body: Buffer, contentType: string): number {
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType);
  if (boundary === null) return 0;
  const mark = `\n--${boundary[1] ?? boundary[2] ?? ''}`;
  let parts = 0;
  for (let at = body.indexOf(mark); at !== -1 && parts <= MOST_PARTS; at = body.indexOf(mark, at + mark.length))
    parts += 1;
  return parts;
}

/** A field's bytes as characters; those of a character set nobody knows as UTF-8. */
export function decoded(field: string | undefined, charset = 'utf-8'): string {
  const bytes = Buffer.from(field ?? '', 'latin1');
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
