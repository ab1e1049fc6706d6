import { writeFileSync } from 'node:fs';
import { bundleUdf } from './bundle.ts';

// Puts the one file in the package: the script, and its twin in place of the module that shares its parts with others.
const { script, module } = await bundleUdf();
writeFileSync('dist/udf.global.js', script);
writeFileSync('dist/udf.js', module);
console.log(`Wrote udf.global.js, ${script.length} characters.`);
