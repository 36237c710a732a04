/** Reads a zip archive as its receiver does: from the directory at its end. Throws where anything does not agree. */
import { crc32, inflateRawSync } from 'node:zlib';

export function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const count = archive.readUInt16LE(end + 10);
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw new Error(`entry ${n} is not where the directory begins`);
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('latin1', at + 46, at + 46 + nameLength);
    files.set(name, contentOf(archive, at, archive.readUInt32LE(at + 42)));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  if (at !== end) throw new Error('the directory does not end where it says');
  return files;
}

function contentOf(archive: Buffer, entry: number, local: number): Buffer {
  if (archive.readUInt32LE(local) !== 0x04034b50) throw new Error('no file where the directory says');
  // checksum, sizes and method are said twice
  if (!archive.subarray(local + 6, local + 26).equals(archive.subarray(entry + 8, entry + 28)))
    throw new Error('a file and the directory disagree');
  const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const content = inflateRawSync(archive.subarray(from, from + archive.readUInt32LE(entry + 20)));
  if (content.length !== archive.readUInt32LE(entry + 24) || crc32(content) !== archive.readUInt32LE(entry + 16))
    throw new Error('a file is not what its checksum says');
  return content;
}
