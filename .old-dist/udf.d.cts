export { o as createMapper } from './mapper.d-Cq2rirrS.cjs';
export { m as mapAnswer } from './map-answer.d-DlWGyRJd.cjs';
import { S as StreamOptions, A as ActivityStreamOptions } from './options.d-CIOIGRlW.cjs';
import './options.d-BTuJBkIA.cjs';
import './issue.d-B5Lyq7gT.cjs';
import './form.d-0YcSZ9gc.cjs';
import './event.d-Bpz_Lwe2.cjs';
import './entity-extended.d-Bl55U2Im.cjs';

/** How a text is mapped: as a stream is, but for what only a stream has. */
type TransformOptions = Omit<StreamOptions, 'signal'> | Omit<ActivityStreamOptions, 'signal'>;
/**
 * Maps a text, whole and at once: lines of JSON, one JSON document, or several after each other; text in, text out.
 *
 * @param text records and answers of every IAM call, and records of CloudTrail
 * @param options when it was collected, and how to map
 * @returns a line of JSON for each item that `mapStream` gives of the same text: entities, events, refused records with
 * their issues and exact texts, recognised records without rows, and notices; the last line counts what became of all.
 * Each line ends with a line feed
 * @throws {TypeError} when an option is bad; never for what the text holds
 * @example
 * const lines = transform(text, { collectedAt: '2026-01-02T03:04:05Z', profile: 'extended' });
 * const refused = lines.trimEnd().split('\n').map(JSON.parse).filter((item) => item.type === 'refused');
 */
declare function transform(text: string, options: TransformOptions): string;

export { type TransformOptions, transform };
