import { createReferenceMapper } from '../dist/engine.js';
import { createLineWriter, forEachLine } from './blocks.mjs';

const [, , file, collectedAt] = process.argv;
const mapper = createReferenceMapper();
const out = createLineWriter();
forEachLine(file, (line) => {
  const result = mapper.map(JSON.parse(line), { collectedAt });
  if (result.ok) out.write(JSON.stringify(result.entity));
});
out.flush();
