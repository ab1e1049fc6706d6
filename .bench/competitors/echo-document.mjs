import { createLineWriter } from './blocks.mjs';
import { readDocument } from './document.mjs';

const out = createLineWriter();
for (const file of process.argv.slice(2)) {
  for (const member of Object.values(readDocument(file))) {
    for (const record of Array.isArray(member) ? member : [member]) out.write(JSON.stringify(record));
  }
}
out.flush();
