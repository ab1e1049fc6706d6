import { writeFileSync } from 'node:fs';
import { bundleUdf } from './bundle.ts';

// Puts the one file in the package.
const script = await bundleUdf();
writeFileSync('dist/udf.global.js', script);
console.log(`Wrote udf.global.js, ${script.length} characters.`);
