import { S as StreamOptions, A as ActivityStreamOptions, M as MapItem } from './options.d-CIOIGRlW.cjs';

/**
 * Maps an answer of an IAM call, whole and at once: whatever an AWS SDK returned, or a parsed JSON document.
 *
 * @param answer a record, an answer of any call, or a list of both
 * @param options when it was collected, and how to map
 * @returns entities, refused records, recognised records without rows and notices, in the order of the answer, then
 * groups with their members where the answer holds authorization details; the last item counts what became of all
 * @throws {TypeError} when an option is bad
 * @example
 * const answer = await iam.send(new ListUsersCommand({}));
 * const entities = mapAnswer(answer, { collectedAt: new Date() }).filter((item) => item.type === 'entity');
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
 */
declare function mapAnswer(answer: unknown, options: Omit<StreamOptions | ActivityStreamOptions, 'maxLineBytes' | 'signal'>): MapItem[];

export { mapAnswer as m };
