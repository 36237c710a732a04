/** Who speaks for what is open on a case once the one who began it has handed it on, or left. Pure. */
import type { MemberId } from '../../../base/ids.ts';
import type { ApprovalRequest, CustomerPromise } from '../../case.ts';
import { askerNow } from '../../evolve-owner.ts';

/** Whoever asked, and whoever has the case from them since. What the request is judged by stays that of who asked. */
export const speaksFor = (request: Pick<ApprovalRequest, 'by' | 'passedTo'>, who: MemberId): boolean =>
  request.by === who || askerNow(request) === who;

/** Whoever has it now, and who asked: both hear what becomes of it. */
export const askersOf = (request: Pick<ApprovalRequest, 'by' | 'passedTo'>): readonly MemberId[] => [
  ...new Set([askerNow(request), request.by]),
];

export const keeperOf = ({ by, keeper }: Pick<CustomerPromise, 'by' | 'keeper'>): MemberId => keeper ?? by;
