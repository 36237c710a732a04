/** A wire that can be cut: passes bytes on to a port, until it is told to fall silent, to refuse, or to lead elsewhere. */
import { createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';

/**
 * `open`: passes everything on. `silent`: what is connected, and whoever connects, gets no byte any more and is not
 * closed either, as where a machine vanished; a connection once silent stays so. `refused`: nobody gets in.
 */
export type Wire = 'open' | 'silent' | 'refused';

export interface TcpProxy {
  readonly port: number;
  set(wire: Wire): void;
  /** New connections lead to this port from now on. */
  leadTo(port: number): void;
  /** Resets every connection there is. */
  cut(): void;
  close(): Promise<void>;
}

/**
 * What is being ended is only closed: Node refuses to reset it (EINVAL), keeps it open from then on, and when the process
 * ends waits for it to close, for ever and at the full speed of a core.
 */
function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

export async function startTcpProxy(port: number, target: number): Promise<TcpProxy> {
  let wire: Wire = 'open';
  let to = target;
  const pairs = new Set<{ readonly near: Socket; readonly far: Socket | null }>();
  const server = createServer((near) => {
    near.on('error', () => undefined);
    if (wire === 'refused') return reset(near);
    const far = wire === 'silent' ? null : connect(to, '127.0.0.1');
    const pair = { near, far };
    pairs.add(pair);
    near.on('close', () => {
      pairs.delete(pair);
      far?.destroy();
    });
    if (far === null) return void near.resume();
    near.setNoDelay();
    far.setNoDelay();
    far.on('error', () => reset(near));
    far.on('close', () => near.destroy());
    near.pipe(far);
    far.pipe(near);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const silence = (): void => {
    for (const { near, far } of pairs) {
      near.unpipe();
      far?.unpipe();
      far?.removeAllListeners('close');
      // what comes is taken and goes nowhere
      near.resume();
      far?.resume();
    }
  };
  const cut = (): void => {
    for (const { near } of pairs) reset(near);
  };
  return {
    port,
    set: (next) => {
      wire = next;
      if (next === 'silent') silence();
      if (next === 'refused') cut();
    },
    leadTo: (next) => {
      to = next;
    },
    cut,
    close: async () => {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}
