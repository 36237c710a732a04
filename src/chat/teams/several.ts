/** One Teams app for several organisations: an activity goes to the one whose tenant it is of, which checks its token before anything else. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bodies } from '../../bodies.ts';
import type { Log } from '../../log.ts';
import type { Meters } from '../../meters.ts';
import { tenantOf } from './in/envelope.ts';
import { makeListener } from './in/http-door.ts';
import type { Teams } from './make-teams.ts';

/** One organisation's side. */
export interface TeamsSide {
  readonly teams: Teams;
  readonly tenants: ReadonlySet<string>;
}

/** Of no tenant that is named, or of tenants of two: the first side refuses it, once its token is known to be good. */
export function teamsOfSeveral(
  sides: readonly [TeamsSide, ...TeamsSide[]],
  needs: {
    readonly issuer: string;
    readonly bodies: Bodies;
    readonly meters?: Pick<Meters, 'took'>;
    readonly log: Log;
    readonly now: () => Date;
  },
): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const [first] = sides;
  return makeListener(needs, (arrived, headers, authorization) => {
    const tenant = tenantOf(arrived.activity);
    const side = sides.find(({ tenants }) => tenant !== undefined && tenants.has(tenant));
    return (side ?? first).teams.take(arrived, headers, authorization);
  });
}
