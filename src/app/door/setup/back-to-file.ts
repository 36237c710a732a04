/** The button that takes back what was set up in chat. Pure. */
import type { Press } from '../../../core/case/press.ts';
import type { SetupAct } from '../../../core/setup/acts.ts';
import { isSettingKey } from '../../../core/setup/settings.ts';

/** A key that is none here changes nothing. */
export const backToFile = ({ team, key }: Extract<Press, { kind: 'setup_back' }>): SetupAct => ({
  kind: 'team',
  team,
  changes: isSettingKey(key) ? [{ key, value: null }] : [],
  seen: null,
  typed: null,
});
