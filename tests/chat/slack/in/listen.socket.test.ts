/** What happens when people use Slack, all of it once more: over Socket Mode. */
import { tellListening } from './listening.ts';

tellListening({ socket: true, deadlineMs: 2_000 });
