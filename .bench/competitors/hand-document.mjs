import { createLineWriter } from './blocks.mjs';
import { mapByHand } from './by-hand.mjs';
import { readDocument, recordsOf } from './document.mjs';

const [, , file, collectedAt] = process.argv;

const out = createLineWriter();
for (const record of recordsOf(readDocument(file))) {
  out.write(JSON.stringify(mapByHand(record, collectedAt)));
}
out.flush();
