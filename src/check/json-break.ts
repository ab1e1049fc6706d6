import { jsonFault } from '../text/json-fault.ts';
import { lengthOfUtf8 } from '../text/utf-8.ts';

/** A sentence that says where a text breaks that is no JSON; columns count bytes. Nothing where no fault can be told. */
export function breakOf(text: string): string {
  const fault = jsonFault(text);
  if (fault === undefined) return '';
  const lines = text.slice(0, fault).split('\n');
  return ` It breaks on line ${lines.length}, column ${lengthOfUtf8(lines.at(-1)!) + 1}.`;
}
