/** A small zip archive in memory: files side by side at its top, each compressed on its own. Pure: the same files give the same bytes. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  /** ASCII, without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Midnight of 1 January 1980, the first moment a zip can name: when it was made is nobody's business. */
const NO_DATE = (1 << 5) | 1;
const VERSION = 20;
const DEFLATED = 8;

/** Layout: APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16. */
export function zipOf(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes, { level: 9 });
    const said = saidOf(name, bytes, packed);
    const local = Buffer.concat([u32(0x04034b50), u16(VERSION), said, u16(name.length), u16(0), ascii(name)]);
    const entry = [u32(0x02014b50), u16(VERSION), u16(VERSION), said, u16(name.length), u16(0), u16(0)];
    directory.push(Buffer.concat([...entry, u16(0), u16(0), u32(0), u32(at), ascii(name)]));
    parts.push(local, packed);
    at += local.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const counts = [u16(0), u16(0), u16(files.length), u16(files.length)];
  const end = Buffer.concat([u32(0x06054b50), ...counts, u32(list.length), u32(at), u16(0)]);
  return Buffer.concat([...parts, list, end]);
}

/** What stands the same before a file and in the directory: flags, method, time, date, checksum, both sizes. */
function saidOf(name: string, bytes: Uint8Array, packed: Buffer): Buffer {
  if (!/^[\w.-]+$/.test(name)) throw new Error(`"${name}" is no plain file name for a zip`);
  const sizes = [u32(packed.length), u32(bytes.length)];
  return Buffer.concat([u16(0), u16(DEFLATED), u16(0), u16(NO_DATE), u32(crc32(bytes)), ...sizes]);
}

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value >>> 0);
  return buffer;
}
