import { chromium } from '@playwright/test';
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--disable-quic','--disable-background-networking']});
const p=await b.newPage(); const log=[]; p.on('console',m=>log.push(m.type()+': '+m.text().slice(0,200))); p.on('pageerror',e=>log.push('ERR '+e.message));
for (const path of process.argv.slice(2)) { log.length=0; const r=await p.goto('http://localhost:4580'+path,{waitUntil:'load'}); await p.waitForTimeout(1500); console.log(path, r.status(), (r.headers()['content-security-policy']||'').length, await p.title(), log.join('\n   ')); }
await b.close();
