// prints what is said for fixture blocks
import { build } from 'esbuild';
await build({entryPoints:['/work/wt/paste/test/region/paste/show.ts'],bundle:true,platform:'node',format:'esm',outfile:'/tmp/pst/show.mjs',logLevel:'error'});
const {said}=await import('/tmp/pst/show.mjs');
import { readFileSync } from 'node:fs';
for (const block of readFileSync(process.argv[2],'utf8').split(/^=== /m).slice(1)) { const [title,...ls]=block.replace(/\n$/,'').split('\n'); console.log('## '+title); for (const s of said(...ls)) console.log('   '+s); }
