/** What happens when people use Slack, all of it once more: over Socket Mode. */
import { vi } from 'vitest';
import { BY_SOCKET } from '../stage.ts';

vi.stubEnv(BY_SOCKET, '1');
await import('./listen.test.ts');
