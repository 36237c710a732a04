/** What happens when people use Slack, over signed HTTP. */
import { tellListening } from './listening.ts';

tellListening({});
