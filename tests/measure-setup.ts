import { afterAll, expect } from 'vitest';
import { appendFileSync, readFileSync } from 'node:fs';
const stat = () => { const f = readFileSync('/proc/self/stat','utf8').replace(/^.*\) /,'').split(' ').map(Number); return [f[11]+f[12], f[13]+f[14]]; };
const [s0,c0]=stat(); const t0=Date.now();
afterAll(async () => {
  await new Promise(r=>setTimeout(r,400));
  const [s,c]=stat();
  appendFileSync(process.env.MEASURE_LOG!, `${((s-s0)/100).toFixed(1)}\t${((c-c0)/100).toFixed(1)}\t${((s+c-s0-c0)/100).toFixed(1)}\t${((Date.now()-t0)/1000).toFixed(1)}\t${process.pid}\t${expect.getState().testPath}\n`);
});
