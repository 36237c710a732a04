/** A way in whose code is loaded when it is first called: most processes never are. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bodies } from './bodies.ts';

type Listener = (req: IncomingMessage, res: ServerResponse) => void;

export function whenCalled(open: () => Promise<Listener>, bodies: Pick<Bodies, 'turnAway'>): Listener {
  let opened: Promise<Listener> | undefined;
  return (req, res) => {
    opened ??= open();
    opened.then(
      (serve) => serve(req, res),
      () => bodies.turnAway(req, res, { status: 503 }),
    );
  };
}
