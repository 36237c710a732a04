/** One process per data directory: two would corrupt it. */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/** Longest address of a Unix socket that every system takes: 104 bytes with the closing zero on macOS, 108 on Linux. */
const LONGEST_SOCKET_PATH = 103;

export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
}

export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Takes the directory for this process. A listening socket dies with its owner, so a lock is never stale.
 * Throws DirectoryInUse naming the other process, or an Error when the path is too long for a socket.
 */
export async function lockDirectory(dir: string): Promise<DirectoryLock> {
  const address = addressOf(path.resolve(dir));
  for (let attempt = 0; ; attempt++) {
    const server = await listen(address, attempt === 0);
    if (server !== undefined) return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    const owner = await ask(address);
    if (owner !== undefined) throw new DirectoryInUse(`${dir} is in use by process ${owner}; stop it first`);
    rmSync(address, { force: true });
  }
}

function addressOf(dir: string): string {
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\amends-${createHash('sha256').update(dir).digest('hex').slice(0, 24)}`;
  }
  const address = path.join(dir, 'lock.sock');
  const bytes = Buffer.byteLength(address);
  if (bytes <= LONGEST_SOCKET_PATH) return address;
  throw new Error(
    `${dir} is too long a path for the data directory: its lock takes ${bytes} bytes of ${LONGEST_SOCKET_PATH}`,
  );
}

/** The server that holds the address; undefined when somebody else has it and `mayBeTaken`. */
function listen(address: string, mayBeTaken: boolean): Promise<net.Server | undefined> {
  const server = net.createServer((socket) => {
    // whoever asks may be gone before the answer
    socket.on('error', () => socket.destroy());
    socket.end(String(process.pid));
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && mayBeTaken) resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => resolve(server.unref()));
  });
}

/** The process id of whoever listens there; undefined when nobody does any more. */
function ask(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(address);
    socket.on('data', (bytes) => (answer += String(bytes)));
    socket.on('close', () => resolve(answer));
    socket.on('error', () => resolve(undefined));
  });
}
