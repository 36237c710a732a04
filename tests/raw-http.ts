/** HTTP spoken by hand: a POST whose body comes as the test likes, or never. */
import { connect, type Socket } from 'node:net';

export interface Posting {
  readonly socket: Socket;
  /** The head of the answer and what came with it; empty when the server hung up without a word. */
  readonly answer: Promise<string>;
}

/** Sends the head of a POST and the beginning of its body; a length in the head promises as much more as the test wants. */
export function beginPost(
  url: string,
  headers: Readonly<Record<string, string>>,
  begin: string | Buffer = '',
): Posting {
  const { port, pathname } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  const answer = new Promise<string>((resolve) => {
    let said = '';
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\r\n\r\n')) resolve(said);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(said));
  });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST ${pathname} HTTP/1.1\r\nHost: x\r\n${lines.join('')}\r\n`);
  socket.write(begin);
  return { socket, answer };
}

/** What a server says to a head alone, although a large body is still to come. */
export async function answerToHead(url: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const { socket, answer } = beginPost(url, { 'content-length': '200000', ...headers });
  const said = await answer;
  socket.destroy();
  return said;
}
